import { deflateSync } from 'node:zlib'
import { afterEach, expect, it, vi } from 'vitest'
import { newsPage } from '../testing/pages'
import { assemble, stream } from '../testing/pdf'
import { limits } from '../limits'
import type { DocumentRequest } from './document-request'
import { DocumentThread, type ThreadLimits } from './document-thread'

vi.setConfig({ testTimeout: 120_000 })

const page = (html: string): DocumentRequest => ({ kind: 'html', bytes: new TextEncoder().encode(html), told: undefined })
const never = new AbortController().signal
const threads: DocumentThread[] = []
const begin = (most: Partial<ThreadLimits> = {}) => {
  const thread = new DocumentThread({ ...limits.thread, ...most })
  threads.push(thread)
  return thread
}
afterEach(async () => {
  await Promise.all(threads.splice(0).map((thread) => thread.close()))
})

it('ends what takes too long, and reads the next one', async () => {
  const thread = begin({ time: 2000 })
  // Elements within each other take time that grows with their square.
  expect(await thread.readDocument(page('<div>'.repeat(60_000)), never)).toMatchObject({ ok: false, problem: { code: 'tooLarge', message: 'Reading the file takes longer than 2 seconds.' } })
  expect(await thread.readDocument(page(newsPage), never)).toMatchObject({ ok: true, value: { title: 'Doves 🕊️ over Bangui' } })
})

it('ends what makes too much of itself, and reads the next one', async () => {
  const thread = begin({ heap: 96 })
  expect(await thread.readDocument(page('<p>x'.repeat(400_000)), never)).toMatchObject({ ok: false, problem: { code: 'tooLarge', message: 'Reading the file takes more memory than any article should.' } })
  expect(await thread.readDocument(page(newsPage), never)).toMatchObject({ ok: true })
})

it('ends a PDF file whose stream becomes a thousand times as large, twice: buffers count, which are not in the heap', async () => {
  const twice = deflateSync(deflateSync(Buffer.alloc(192 * 1024 * 1024, ' '))).toString('latin1')
  const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>'
  const file = assemble(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', page, stream(twice, ' /Filter [/FlateDecode /FlateDecode]')])
  expect(file.length).toBeLessThan(100_000)
  const read = await begin({ growth: 96 * 1024 * 1024 }).readDocument({ kind: 'pdf', bytes: new Uint8Array(file), told: undefined }, never)
  expect(read).toMatchObject({ ok: false, problem: { message: 'Reading the file takes more memory than any article should.' } })
})

it('ends at once when it is told to', async () => {
  const thread = begin()
  const ending = new AbortController()
  setTimeout(() => ending.abort(new Error('enough')), 200)
  await expect(thread.readDocument(page('<div>'.repeat(60_000)), ending.signal)).rejects.toThrow('enough')
  await expect(thread.readDocument(page(newsPage), ending.signal)).rejects.toThrow('enough')
})

it('waits for so many such documents and no more', async () => {
  const thread = begin({ time: 0, patience: 2 })
  for (let count = 0; count < 2; count++) expect(await thread.readDocument(page('<div>'.repeat(20_000)), never)).toMatchObject({ ok: false })
  expect(await thread.readDocument(page(newsPage), never)).toMatchObject({ ok: false, problem: { message: 'Before this file 2 others took too much time or memory to read. It was not read.' } })
})
