import { describe, expect, it, vi } from 'vitest'
import { barOf, size } from './progress'
import { stepsOn } from './step'

/** What 10,000 rows print, each of which takes some milliseconds. */
async function written(isTTY: boolean, milliseconds: number): Promise<string> {
  vi.useFakeTimers({ toFake: ['performance'], now: 1000 })
  let text = ''
  await stepsOn({ isTTY, columns: 80, write: (more) => (text += more) })('Backup', async (report) => {
    for (let done = 0; done <= 10_000; done += 1) {
      vi.advanceTimersByTime(milliseconds)
      report.progress(done, 10_000, 'rows')
    }
    report.done('10,000 rows')
  })
  vi.useRealTimers()
  return text
}

describe('a step', () => {
  it('prints plain lines in a pipe, one for each tenth and one at the end', async () => {
    const lines = (await written(false, 2)).trimEnd().split('\n')
    expect(lines).toHaveLength(10)
    expect(lines[0]).toBe('  Backup       1,000 of 10,000 rows, 10 % …')
    expect(lines[8]).toBe('  Backup       9,000 of 10,000 rows, 90 % …')
    expect(lines[9]).toMatch(/^ {2}Backup {7}10,000 rows {2}20\.0 s$/)
    expect(lines.join('')).not.toMatch(/\[K|\r|█/)
  })

  it('prints one line in a pipe for what is done at once', async () => {
    expect(await written(false, 0.05)).toMatch(/^ {2}Backup {7}10,000 rows {2}0\.5 s\n$/)
  })

  it('draws one line again and again on a terminal, not more often than an eye sees', async () => {
    const text = await written(true, 1)
    const drawings = text.split('\r\x1b[K')
    expect(drawings.length).toBeGreaterThan(90)
    expect(drawings.length).toBeLessThan(110)
    expect(drawings.at(-2)).toMatch(/^ {2}Backup +█{29}░ {2}9,\d{3} of 10,000 rows, 9\d %$/)
    expect(text.match(/\n/g)).toHaveLength(1)
  })

  it('says that it failed, and throws', async () => {
    let text = ''
    const run = stepsOn({ write: (more) => (text += more) })
    await expect(run('Backup', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(text).toMatch(/^ {2}Backup +failed after/)
  })
})

describe('a bar', () => {
  it('keeps to its columns, and goes where they are few', () => {
    for (const columns of [5, 20, 40, 60, 200]) for (const done of [0, 1, 999, 1000]) expect(barOf(done, 1000, 'rows', columns).length).toBeLessThan(Math.max(columns, 1))
    expect(barOf(999, 1000, 'rows', 60)).toContain('99 %')
    expect(barOf(5, 0, 'rows', 60)).toBe('5 rows')
  })
  it('says sizes as people do', () => expect([999, 1000, 1_234_567, 5e9].map(size)).toEqual(['999 B', '1.0 kB', '1.2 MB', '5.0 GB']))
})
