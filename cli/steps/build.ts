import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { Failure } from '../failure'
import { fingerprint } from '../fingerprint'
import type { Report } from '../step'
import { runNode } from '../run'

/**
 * Builds the program for production, unless the last build was of the very same sources. The build knows no database
 * and no secret: what it makes may be copied to another machine.
 */
export async function build(project: string, data: string | undefined, report: Report): Promise<void> {
  const stamp = join(project, '.next', 'built-from')
  const wanted = await sources(project, data)
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) {
    report.done('up to date')
    return
  }
  report.doing('building, which takes a minute')
  await rm(stamp, { force: true })
  await rm(join(project, '.next', 'BUILD_ID'), { force: true })
  const { code, output } = await runNode('node_modules/next/dist/bin/next', ['build'], {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: undefined,
    DATABASE_EXPORT_URL: undefined,
    DATABASE_OWNER_URL: undefined,
    NEXTAUTH_SECRET: undefined,
  })
  const whole = await readFile(join(project, '.next', 'BUILD_ID')).then(
    () => true,
    () => false,
  )
  if (code !== 0 || !whole) throw new Failure(`The program could not be built:\n${output}`, 'Mend what is named above. On a fresh clone, is the disk full or memory short?')
  await mkdir(dirname(stamp), { recursive: true })
  await writeFile(stamp, wanted)
  report.done('built')
}

/** What a build does not depend on. Everything else in the project it may. */
const apart = new Set(['node_modules', 'bench', 'cli', 'docs', 'e2e', 'jobs', 'test-results', 'playwright-report', 'next-env.d.ts', 'prisma/generated', 'prisma/migrations'])

/** The fingerprint of everything a build may depend on; `data` is the data folder, which may lie in the project. */
export async function sources(project: string, data?: string): Promise<string> {
  const dataPath = data === undefined ? undefined : relative(project, data)
  const ours = await fingerprint(project, [''], (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const hidden = name.startsWith('.') && !name.startsWith('.env')
    return !apart.has(path) && path !== dataPath && !hidden && !/\.(test\.tsx?|md|tsbuildinfo|log)$/.test(name)
  })
  return `${ours} Node ${process.version}`
}
