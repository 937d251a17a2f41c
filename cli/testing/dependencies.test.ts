import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { project } from '../project'

/*
 * docs/decisions/008-dependencies.md and docs/security-floors.json against package.json and the
 * lock file: what we depend on is written down, pinned, and not older than we accept.
 */

interface Locked {
  readonly version?: string
  readonly license?: string
}

const read = (path: string): string => readFileSync(join(project, path), 'utf8')

const manifest = JSON.parse(read('package.json')) as Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>
const named = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }
const lock = (JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }).packages
const floors = JSON.parse(read('docs/security-floors.json')) as Record<string, string>

/** The rows of the record's tables: name, what for, licence. */
const rows = [...read('docs/decisions/008-dependencies.md').matchAll(/^\| `([^`]+)` \| (.+) \| (\S+) \|$/gm)].map(([, name, purpose, licence]) => ({ name, purpose, licence }))

describe('dependencies', () => {
  it('have a line each in their decision record, and nothing else has', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(named).sort())
    expect(rows.filter(({ purpose }) => purpose!.trim().length < 10)).toEqual([])
  })

  it('have there the licence that the lock file gives', () => {
    expect(rows.map(({ name, licence }) => `${name} ${licence}`)).toEqual(rows.map(({ name }) => `${name} ${lock[`node_modules/${name}`]?.license}`))
  })

  it('are pinned to one version, the one in the lock file', () => {
    expect(Object.entries(named)).toEqual(Object.keys(named).map((name) => [name, lock[`node_modules/${name}`]?.version]))
    expect(Object.values(named).filter((version) => !/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version))).toEqual([])
  })
})

describe('security floors', () => {
  it.each(Object.entries(floors))('%s is %s or later, wherever it is installed', (pattern, floor) => {
    const copies = copiesOf(lock, pattern)
    expect(copies).not.toEqual([])
    expect(belowFloor(copies, floor)).toEqual([])
  })

  it('would find a copy below its floor, a nested one and a pre-release too', () => {
    const old = {
      'node_modules/next': { version: '16.4.0' },
      'node_modules/other/node_modules/next': { version: '15.9.9' },
      'node_modules/third/node_modules/next': { version: '16.4.1-canary.3' },
      'node_modules/fourth/node_modules/next': { version: '16.10.0' },
      'node_modules/next-auth': { version: '1.0.0' },
    }
    expect(belowFloor(copiesOf(old, 'next'), '16.4.1')).toHaveLength(3)
    expect(copiesOf({ 'node_modules/@tiptap/core': {}, 'node_modules/@tiptap/pm': {}, 'node_modules/tiptap': {} }, '@tiptap/*')).toHaveLength(2)
  })
})

/** Every place of a lock file where a package is installed; `@scope/*` means all of a scope. */
function copiesOf(packages: Readonly<Record<string, Locked>>, pattern: string): { path: string; version: string }[] {
  return Object.entries(packages).flatMap(([path, { version }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const fits = pattern.endsWith('/*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
    return path !== '' && fits ? [{ path, version: version ?? 'none' }] : []
  })
}

function belowFloor(copies: readonly { path: string; version: string }[], floor: string): string[] {
  return copies.filter(({ version }) => !reaches(version, floor)).map(({ path, version }) => `${path} ${version}`)
}

/** Whether a version is the floor or later. A pre-release counts as before its release; what is no version never reaches. */
function reaches(version: string, floor: string): boolean {
  const [have, need] = [version, floor].map((each) => each.split('-')[0]!.split('.').map(Number))
  const at = [0, 1, 2].find((index) => have![index] !== need![index])
  return at === undefined ? !version.includes('-') : have![at]! > need![at]!
}
