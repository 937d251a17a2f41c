import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { nothingChosenYet } from '@/core/import-job/layers-preview'
import { readLayers } from '@/core/import-job/read-layers'
import { limits } from '../limits'
import { type LayersRequest, readLayersInThread } from './layers-thread'

vi.setConfig({ testTimeout: 120_000 })

const folder = mkdtempSync(join(tmpdir(), 'crossread-layers-'))
afterAll(() => rmSync(folder, { recursive: true }))
const never = new AbortController().signal

const line = (text: string, id: number) => JSON.stringify({ id, text, label: [[0, 5, 'PER'], [6, 900, 'LOC']] })
const few = `${line('cafe\u0301 🕊️ שלום', 1)}\nnothing\n`
const request = (content: string): LayersRequest => {
  const path = join(folder, `${content.length}`)
  writeFileSync(path, content)
  return { path, name: 'anna.jsonl', format: 'doccano', choice: nothingChosenYet }
}
/** Enough to keep a thread busy for some seconds. */
const many = () => request(Array.from({ length: 60_000 }, (_, id) => line('cafe\u0301 🕊️ שלום '.repeat(20), id)).join('\n'))

it('reads what is read without a thread', async () => {
  const read = await readLayersInThread(request(few), never)
  expect(read).toEqual({ ok: true, value: readLayers('doccano', [{ path: 'anna.jsonl', text: few }], nothingChosenYet) })
  expect(read).toMatchObject({ value: { placed: [{ name: '1' }], found: { tags: [{ tag: 'PER' }] } } })
})

it('goes on with everything else meanwhile, and ends what takes too long', async () => {
  let beats = 0
  const beating = setInterval(() => beats++, 50)
  expect(await readLayersInThread(many(), never, { ...limits.layers, time: 1500 })).toMatchObject({ ok: false, problem: { code: 'tooLarge', message: 'Reading the layers takes longer than 1.5 seconds. Bring them in as several files.' } })
  clearInterval(beating)
  expect(beats).toBeGreaterThan(5)
})

it('ends what makes too much of itself', async () => {
  expect(await readLayersInThread(many(), never, { ...limits.layers, heap: 48 })).toMatchObject({ ok: false, problem: { code: 'tooLarge', message: expect.stringContaining('memory') } })
})

it('ends at once when it is told to', async () => {
  const ending = new AbortController()
  setTimeout(() => ending.abort(new Error('enough')), 300)
  await expect(readLayersInThread(many(), ending.signal)).rejects.toThrow('enough')
  await expect(readLayersInThread(request(few), ending.signal)).rejects.toThrow('enough')
})
