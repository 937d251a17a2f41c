import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { type Server as Listening, createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { writeToken } from '@/core/token/token-text'
import { downloadFrom } from './release'
import { Server } from './server'

const block = randomBytes(1024 * 1024)
/** Blocks of the large file: more than may be held at a time. */
const blocks = 192
const small = Buffer.from('cafe\u0301 🙂 שלום\n')

const largeSum = createHash('sha256')
for (let at = 0; at < blocks; at++) largeSum.update(block)
const sums = new Map([['notes/small 🙂.txt', createHash('sha256').update(small).digest('hex')], ['large.bin', largeSum.digest('hex')]])

let listening: Listening
let server: Server
let folder: string
let doctored = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crossread-remote-release-'))
  listening = createServer((request, response) => {
    const path = new URL(request.url!, 'http://localhost').searchParams.get('path')
    if (path === 'checksums.txt') return void response.end([...sums].map(([name, sum]) => `${sum}  ${name}\n`).join(''))
    if (path === doctored) return void response.end('something else')
    if (path !== 'large.bin') return void response.end(small)
    let sent = 0
    const more = (): void => {
      while (sent < blocks) {
        sent++
        if (!response.write(block)) return void response.once('drain', more)
      }
      response.end()
    }
    more()
  })
  await new Promise<void>((ready) => listening.listen(0, '127.0.0.1', ready))
  const at = listening.address()
  server = new Server(`http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`, writeToken(new Uint8Array(32).fill(7)))
  vi.spyOn(console, 'log').mockImplementation(() => {})
})
afterAll(async () => {
  listening.close()
  await rm(folder, { recursive: true })
})

it('writes the files of a release as they come, and holds none of them', async () => {
  const target = join(folder, 'whole')
  const before = process.memoryUsage().arrayBuffers
  let most = 0
  const looking = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers - before)), 5)
  await downloadFrom(server, 'framing', 1, target, { json: true })
  clearInterval(looking)
  expect(await readFile(join(target, 'notes/small 🙂.txt'))).toEqual(small)
  expect(createHash('sha256').update(await readFile(join(target, 'large.bin'))).digest('hex')).toBe(sums.get('large.bin'))
  expect((await readdir(target, { recursive: true })).sort()).toEqual(['checksums.txt', 'large.bin', 'notes', 'notes/small 🙂.txt'])
  expect(most).toBeLessThan((blocks / 2) * block.length)
}, 60_000)

it('leaves no file behind that is not what its checksum says', async () => {
  const target = join(folder, 'doctored')
  doctored = 'large.bin'
  await expect(downloadFrom(server, 'framing', 1, target, { json: true })).rejects.toThrow('large.bin is not the file that checksums.txt names')
  expect((await readdir(target)).sort()).toEqual(['checksums.txt', 'notes'])
})
