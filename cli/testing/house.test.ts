import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { project } from '../project'

/**
 * The law of the house, docs/architecture.md: which folder may import which. The linter says the
 * same while one writes; this test holds it, also against a changed lint configuration.
 */
const law: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  components: ['components', 'core'],
  client: ['client', 'core'],
  data: ['data', 'core', 'prisma'],
  auth: ['auth', 'data', 'core'],
  app: ['app', 'components', 'client', 'auth', 'data', 'core'],
  prisma: ['prisma', 'data', 'core'],
  documents: ['documents', 'core'],
  jobs: ['jobs', 'documents', 'data', 'core'],
  cli: ['cli', 'documents', 'data', 'core', 'prisma'],
}

/** Packages that one folder alone may see. */
const kept: readonly { readonly packages: RegExp; readonly by: readonly string[] }[] = [
  { packages: /^next-auth(\/|$)/, by: ['auth'] },
  { packages: /^(@prisma\/|prisma$|pg$)/, by: ['data', 'prisma', 'cli', 'bench', 'e2e'] },
  { packages: /^@tiptap\//, by: ['components'] },
  { packages: /^graphile-worker$/, by: ['jobs', 'cli'] },
  { packages: /^idb$/, by: ['client'] },
  { packages: /^(jsdom|@mozilla\/readability|mammoth|unpdf)$/, by: ['documents'] },
  // Backups are archives too.
  { packages: /^yauzl$/, by: ['documents', 'cli'] },
  { packages: /^(react|react-dom|next|@mantine)(\/|$)/, by: ['components', 'client', 'app', 'auth', 'cli'] },
  { packages: /^node:/, by: ['data', 'auth', 'app', 'prisma', 'documents', 'jobs', 'cli', 'bench', 'e2e'] },
]

interface Import {
  readonly file: string
  readonly folder: string
  readonly target: string
}

const imports = [...Object.keys(law), 'bench', 'e2e'].flatMap((folder) => sourcesIn(join(project, folder)).flatMap((file) => importsOf(file, folder)))

describe('the house', () => {
  it('is read at all', () => {
    expect(imports.length).toBeGreaterThan(500)
  })

  it.each(Object.keys(law))('%s imports only what it may', (folder) => {
    const strangers = imports.filter((one) => one.folder === folder && !isTest(one.file)).filter(({ target }) => {
      const [alias, wing] = target.split('/')
      return alias === '@' && wing !== 'corpus' && !law[folder]!.includes(wing!)
    })
    expect(strangers.map(({ file, target }) => `${file} imports ${target}`)).toEqual([])
  })

  it('keeps each kind of dependency in its folder', () => {
    const leaks = imports.filter(({ file }) => !isTest(file)).flatMap(({ file, folder, target }) =>
      kept.filter(({ packages, by }) => packages.test(target) && !by.includes(folder)).map(() => `${file} imports ${target}`),
    )
    expect(leaks).toEqual([])
  })

  it('fetches in client/ alone, and the command line in cli/remote/', () => {
    const fetching = Object.keys(law).filter((folder) => folder !== 'client').flatMap((folder) => sourcesIn(join(project, folder)))
      .filter((file) => !isTest(file) && !relative(project, file).split(sep).join('/').startsWith('cli/remote/') && /\bfetch\(|\bindexedDB\b/.test(readFileSync(file, 'utf8')))
    expect(fetching.map((file) => relative(project, file))).toEqual([])
  })

  it('has no file over 400 lines and no folder without a noun', () => {
    const files = [...Object.keys(law), 'bench', 'e2e'].flatMap((folder) => sourcesIn(join(project, folder)))
    expect(files.filter((file) => readFileSync(file, 'utf8').split('\n').length > 401).map((file) => relative(project, file))).toEqual([])
    expect(files.filter((file) => /\/(lib|utils|helpers|shared|types|hooks)\//.test(file.split(sep).join('/')))).toEqual([])
  })

  it('does without what it has sworn off', () => {
    const sworn = /dangerouslySetInnerHTML|['"]use server['"]|['"]use cache['"]|queryRawUnsafe|executeRawUnsafe|@ts-ignore|@ts-nocheck/
    const files = Object.keys(law).flatMap((folder) => sourcesIn(join(project, folder))).filter((file) => !file.endsWith('house.test.ts'))
    expect(files.filter((file) => sworn.test(readFileSync(file, 'utf8'))).map((file) => relative(project, file))).toEqual([])
  })
})

function sourcesIn(folder: string): string[] {
  let entries
  try {
    entries = readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'generated' || entry.name === 'preview' ? [] : sourcesIn(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

/** Every import of a file, with relative ones written from the root of the project, as `@/…`. */
function importsOf(file: string, folder: string): Import[] {
  const source = readFileSync(file, 'utf8')
  return [...source.matchAll(/(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g)].map((match) => {
    const written = match[1] ?? match[2] ?? match[3]!
    const target = written.startsWith('.') ? `@/${relative(project, join(dirname(file), written)).split(sep).join('/')}` : written
    return { file: relative(project, file), folder, target }
  })
}

function isTest(file: string): boolean {
  return /\.test\.tsx?$|\/testing\//.test(file)
}
