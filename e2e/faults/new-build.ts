import { execFile } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { project } from '@/cli/project'

const run = promisify(execFile)

/** What differs in it: a sentence of a script that the reading page has, so that its scripts have other names. */
const changed = { file: 'client/api.ts', before: 'The server did not answer.', after: 'The server of the other build did not answer.' }

/** Another version of the sources, in a tree of its own, not yet built: `start` builds it. The packages are shared. */
export async function buildAnew(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'crossread-other-build-'))
  const left = new Set(['.git', '.next', '.crossread', 'test-results', 'playwright-report'])
  const parts = (await readdir(project)).filter((name) => !left.has(name))
  // Hard links where both are on one disk: the packages are many.
  for (const name of parts) {
    const from = join(project, name)
    await (name === 'node_modules' ? run('cp', ['-al', from, path]).catch(() => run('cp', ['-a', from, path])) : run('cp', ['-a', from, path]))
  }
  const file = join(path, changed.file)
  const text = await readFile(file, 'utf8')
  if (!text.includes(changed.before)) throw new Error(`${changed.file} does not say “${changed.before}” any more.`)
  await writeFile(file, text.replace(changed.before, changed.after))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}
