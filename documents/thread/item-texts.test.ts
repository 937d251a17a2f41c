import { afterEach, expect, it, vi } from 'vitest'
import { nothingMapped } from '@/core/import-job/mapping'
import { type Found, readItemText } from '@/core/import-job/read-item'
import { settingsWith } from '@/core/import-job/settings'
import { limits } from '../limits'
import { ItemTexts } from './item-texts'

vi.setConfig({ testTimeout: 120_000 })

const settings = settingsWith({ ...nothingMapped, text: 'text' })
const row = (text: string): Found => ({ kind: 'row', fields: { text } })
const paragraph = '*cafe\u0301* 🕊️ [שלום](https://a.cf), and so on to the end of it.\n\n'
const open: ItemTexts[] = []
const begin = (...given: ConstructorParameters<typeof ItemTexts>) => {
  const texts = new ItemTexts(...given)
  open.push(texts)
  return texts
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((texts) => texts.close()))
})
const never = new AbortController().signal

it.each([
  ['short', paragraph], ['long', paragraph.repeat(600)], ['with a byte order mark', `\ufeff${paragraph.repeat(500)}`], ['that begins as another file does', `%PDF-1.7 ${paragraph.repeat(500)}`],
  ['with half a character', `${paragraph.repeat(500)}\ud800`], ['of nothing', ' '.repeat(50_000)], ['too large', paragraph.repeat(40_000)],
])('reads a text %s as it is read without a thread', async (_, text) => {
  expect(await begin(never).read(row(text), settings)).toEqual(readItemText(row(text), settings))
})

it('lets everybody else go on while a long text is read, and between many short ones', async () => {
  let beats = 0
  const beating = setInterval(() => beats++, 20)
  const texts = begin(never)
  await texts.read(row(paragraph.repeat(2500)), settings)
  expect(beats).toBeGreaterThan(5)
  const before = beats
  for (let count = 0; count < 20; count++) await texts.read(row(paragraph.repeat(100)), settings)
  clearInterval(beating)
  expect(beats).toBeGreaterThan(before)
})

it('refuses what takes too long, and ends at once when it is told to', async () => {
  const slow = row(paragraph.repeat(2500))
  expect(await begin(never, { ...limits.thread, time: 0 }).read(slow, settings)).toMatchObject({ ok: false, problem: { code: 'tooLarge', message: 'Reading the text takes longer than 0 seconds.' } })
  const ending = new AbortController()
  const texts = begin(ending.signal)
  setTimeout(() => ending.abort(new Error('enough')), 50)
  await expect(texts.read(slow, settings)).rejects.toThrow('enough')
})
