import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ownerPool } from './testing/database'

it('is the database’s for every time that a row begins with', async () => {
  const schema = await readFile(join(import.meta.dirname, '../prisma/schema.prisma'), 'utf8')
  // Prisma fills these in by the clock of its own process.
  expect(schema.match(/@default\(now\(\)\)|@updatedAt/g)).toBeNull()
  const { rows } = await ownerPool().query<{ place: string }>(
    `SELECT table_name || '.' || column_name AS place FROM information_schema.columns
      WHERE table_schema = 'public' AND data_type = 'timestamp with time zone' AND column_default IS DISTINCT FROM 'clock_timestamp()' AND is_nullable = 'NO' AND table_name !~ '^_'
      ORDER BY 1`)
  // Said by what makes them: when an invitation or a token ends; and each state's own time, which its trigger has set.
  expect(rows.map(({ place }) => place)).toEqual(['annotation_revisions.changed_at', 'answer_revisions.changed_at', 'invitations.expires_at', 'tokens.expires_at'])
})
