import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { withPacked } from './pack'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crossread-pack-'))
  await mkdir(join(folder, 'anna'))
  await writeFile(join(folder, 'anna', 'a.txt'), 'cafe\u0301 🙂 שלום')
})
afterAll(() => rm(folder, { recursive: true }))

it('a file is read piece by piece, and never as a whole', async () => {
  const path = join(folder, 'anna', 'a.txt')
  await withPacked(path, async ({ name, size, read }) => {
    expect([name, size]).toEqual(['a.txt', (await stat(path)).size])
    const pieces = []
    for (let from = 0; from < size; from += 4) pieces.push(await read(from, 4))
    expect(pieces.map(({ length }) => length).every((length) => length <= 4)).toBe(true)
    expect(Buffer.concat(pieces).toString()).toBe('cafe\u0301 🙂 שלום')
  })
})

it('a folder is an archive for the time of the work', async () => {
  await withPacked(folder, async ({ name, size, read }) => {
    expect(name).toBe(`${basename(folder)}/`)
    const bytes = Buffer.from(await read(0, size))
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    expect(bytes.includes('anna/a.txt')).toBe(true)
  })
})

it('what is not there is named', async () => {
  await expect(withPacked(join(folder, 'none'), () => Promise.resolve())).rejects.toThrow('cannot be read')
})
