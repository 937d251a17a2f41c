import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fingerprint } from './fingerprint'
import { sources } from './steps/build'

let root = ''
const write = (path: string, text: string): Promise<void> => writeFile(join(root, path), text)

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'crossread-fingerprint-'))
  await mkdir(join(root, 'app/deep'), { recursive: true })
  await write('app/deep/page.tsx', 'café 🙂 שלום e\u0301')
  await write('app/layout.tsx', 'layout')
})
afterEach(() => rm(root, { recursive: true }))

describe('a fingerprint', () => {
  it('stays while the files stay', async () => {
    expect(await fingerprint(root, ['app'])).toBe(await fingerprint(root, ['app']))
  })

  it.each<[string, () => Promise<void>]>([
    ['a letter changes', () => write('app/deep/page.tsx', 'café 🙂 שלום é')],
    ['a file comes', () => write('app/new.tsx', '')],
    ['a file goes', () => rm(join(root, 'app/layout.tsx'))],
    ['a file is renamed', () => rename(join(root, 'app/layout.tsx'), join(root, 'app/layout2.tsx'))],
    ['text moves from one file to the next', async () => {
      await write('app/deep/page.tsx', 'café 🙂 שלום e\u0301layout')
      await write('app/layout.tsx', '')
    }],
  ])('changes when %s', async (_, change) => {
    const before = await fingerprint(root, ['app'])
    await change()
    expect(await fingerprint(root, ['app'])).not.toBe(before)
  })

  it('tells a missing file from an empty one', async () => {
    const missing = await fingerprint(root, ['config'])
    await write('config', '')
    expect(await fingerprint(root, ['config'])).not.toBe(missing)
  })
})

describe('the sources of a build', () => {
  it.each(['app/page.test.tsx', 'README.md', '.hidden', 'next-env.d.ts', 'data-folder/secrets.json'])('do not include %s', async (path) => {
    await mkdir(join(root, 'data-folder'))
    const before = await sources(root, join(root, 'data-folder'))
    await write(path, 'new')
    expect(await sources(root, join(root, 'data-folder'))).toBe(before)
  })

  it.each(['next.config.js', 'app/new.css', '.env'])('include %s', async (path) => {
    const before = await sources(root)
    await write(path, 'new')
    expect(await sources(root)).not.toBe(before)
  })
})
