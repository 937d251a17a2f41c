import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../failure'
import { fingerprint } from '../fingerprint'
import { runNode } from '../run'

/** Generates the Prisma client, unless it was made from this very schema by this very Prisma. Answers whether it had to. */
export async function generateClient(project: string): Promise<boolean> {
  const stamp = join(project, 'prisma', 'generated', 'made-from')
  const wanted = await fingerprint(project, ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json'])
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return false
  // Prisma looks for a native engine that `generate` does not use, and would download it: any program does in its place.
  const { code, output } = await runNode('node_modules/prisma/build/index.js', ['generate'], {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  })
  if (code !== 0) throw new Failure(`Prisma could not generate its client:\n${output}`, 'Mend prisma/schema.prisma, or run npm ci if node_modules was changed.')
  await writeFile(stamp, wanted)
  return true
}
