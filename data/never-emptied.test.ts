import { describe, expect, it } from 'vitest'
import { ownerPool } from './testing/database'

const owner = ownerPool()

/** The tables with a trigger of one of these names. */
async function tablesWith(triggers: readonly string[]): Promise<readonly string[]> {
  const { rows } = await owner.query<{ name: string }>(
    'SELECT DISTINCT c.relname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND t.tgname = ANY($1) ORDER BY 1', [triggers])
  return rows.map(({ name }) => name)
}

describe('what is only ever added to', () => {
  it('is guarded against being emptied, table by table', async () => {
    const kept = await tablesWith(['append_only', 'no_delete', 'frozen'])
    expect(kept).toEqual(expect.arrayContaining(['annotation_writes', 'answer_revisions', 'answer_writes', 'answers', 'answers_seen', 'flag_messages', 'kept_writes', 'recognitions']))
    expect(await tablesWith(['never_emptied'])).toEqual(kept)
  })

  it('cannot be emptied by the owner of the tables', async () => {
    for (const table of await tablesWith(['append_only', 'no_delete', 'frozen']))
      await expect(owner.query(`TRUNCATE ${table} CASCADE`), table).rejects.toMatchObject({ constraint: 'append_only' })
  })
})
