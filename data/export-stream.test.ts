import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { ExportedArticle } from '@/core/export/exported-article'
import { exportFormats, openExportStream } from './export-stream'

const article: ExportedArticle = {
  id: '1', slug: 'one', title: 'The cafe\u0301 🙂', byline: null, publishedAt: null, url: null, provenance: null, originator: null, publisher: null,
  text: 'שלום', textSha256: 'a', rawSha256: 'b', blocks: [], codebook: { name: 'Media framing', version: '1' }, layers: [], decisions: [],
}

/** Articles, and whether what stands behind them was let go. */
function source(count: number, failsAt = -1) {
  const state = { closed: false }
  async function* articles() {
    try {
      for (let index = 0; index < count; index++) {
        if (index === failsAt) throw new Error('the database went away')
        yield { ...article, slug: `n-${index}` }
      }
    } finally {
      state.closed = true
    }
  }
  return { state, articles: articles() }
}

const open = (from: ReturnType<typeof source>, name = 'labels.jsonl', signal = new AbortController().signal) =>
  openExportStream(exportFormats[name]!, from.articles, signal)

describe.each(Object.keys(exportFormats))('the stream of %s', (name) => {
  it('that cannot begin throws before there is one', async () => {
    await expect(open(source(3, 0), name)).rejects.toThrow('went away')
  })

  it('that breaks off is an error for its reader', async () => {
    const stream = await open(source(3, 1), name)
    await expect(stream.toArray()).rejects.toThrow('went away')
  })

  it('lets go of what stands behind it when nobody reads it', async () => {
    const from = source(3)
    const stream = await open(from, name)
    stream.destroy()
    await setImmediate()
    await setImmediate()
    expect(from.state.closed).toBe(true)
  })

  it('lets go when its reader was away already, or goes', async () => {
    const before = source(3)
    await open(before, name, AbortSignal.abort())
    const after = source(3)
    const leaving = new AbortController()
    await open(after, name, leaving.signal)
    leaving.abort()
    await setImmediate()
    expect([before.state.closed, after.state.closed]).toEqual([true, true])
  })
})

it('has every article once, the first one too, and none where there is none', async () => {
  const lines = Buffer.concat(await (await open(source(3))).toArray()).toString().trimEnd().split('\n')
  expect(lines.map((line) => (JSON.parse(line) as { article: { slug: string } }).article.slug)).toEqual(['n-0', 'n-1', 'n-2'])
  expect(await (await open(source(0))).toArray()).toEqual([])
})
