import { describe, expect, it } from 'vitest'
import { compareCodebooks, compareReleases } from './compare-releases'

async function* linesOf(lines: readonly object[]): AsyncGenerator<string> {
  for (const line of lines) yield JSON.stringify(line)
}

const mark = (id: string, version = 1, tag = 'claim') => ({ id, version, tag, fragments: [{ start: 0, end: 4 }] })
const line = (slug: string, annotations: readonly object[], more: object = {}) => ({ article: { id: slug, slug }, textSha256: 'a'.repeat(64), codebook: { version: '1' }, layers: [{ annotator: 'annotator-1', annotations }], decisions: [], ...more })
const book = { tags: [{ key: 'claim', name: 'Claim', definition: 'What is said.' }] }

describe('the difference between two releases', () => {
  it('is nothing between a release and itself, in whatever order its lines come', async () => {
    const lines = [line('one', [mark('a')]), line('two', [mark('b')]), line('three', [])]
    const changes = await compareReleases({ from: 1, to: 2 }, linesOf(lines), linesOf(lines.toReversed()), { before: [book], after: [book] })
    for (const list of [changes.articles, changes.annotations, changes.decisions, changes.codebook]) expect(list).toEqual({ added: 0, gone: 0, changed: 0, items: [] })
  })

  it('names what was added, is gone, and is another', async () => {
    const decision = { id: 'd', verdict: 'accept', withdrawn: false }
    const before = [line('gone', [mark('a')]), line('same', [mark('b'), mark('c'), mark('d')])]
    const after = [line('same', [mark('b'), mark('c', 2, 'vague_source'), mark('e')], { textSha256: 'b'.repeat(64), decisions: [decision] }), line('new 🙂', [])]
    const changes = await compareReleases({ from: 1, to: 2 }, linesOf(before), linesOf(after), { before: [book], after: [book, { tags: [{ ...book.tags[0]!, name: 'Assertion' }] }] })
    expect(changes).toMatchObject({
      articles: { added: 1, gone: 1, changed: 1 },
      annotations: { added: 1, gone: 2, changed: 1 },
      decisions: { added: 1, gone: 0, changed: 0, items: [{ how: 'added', place: 'same, codebook 1', is: 'accept' }] },
      codebook: { added: 0, gone: 0, changed: 1, items: [{ place: 'claim', was: 'Claim', is: 'Assertion', how: 'changed' }] },
    })
    expect(changes.annotations.items).toContainEqual({ how: 'changed', place: 'same, codebook 1, annotator-1', was: 'claim 0–4 (version 1)', is: 'vague_source 0–4 (version 2)' })
  })

  it('takes the same text for the same, where an article has several', async () => {
    const [first, second, third] = ['1', '2', '3'].map((digit) => line('b 🙂', [mark(`of ${digit}`)], { textSha256: digit.repeat(64) })) as [object, object, object]
    const compare = (before: readonly object[], after: readonly object[]) => compareReleases({ from: 1, to: 2 }, linesOf(before), linesOf(after), { before: [book], after: [book] })
    const added = await compare([first, second], [line('a', []), first, second])
    expect([added.articles, added.annotations]).toMatchObject([{ added: 1, gone: 0, changed: 0, items: [{ place: 'a, codebook 1' }] }, { added: 0, gone: 0, changed: 0 }])
    expect((await compare([first], [first, second])).articles).toMatchObject({ added: 1, gone: 0, changed: 0 })
    expect((await compare([first, second], [second])).articles).toMatchObject({ added: 0, gone: 1, changed: 0 })
    expect((await compare([first, second], [third, second])).articles).toMatchObject({ added: 0, gone: 0, changed: 1, items: [{ was: `text ${'1'.repeat(12)}`, is: `text ${'3'.repeat(12)}` }] })
  })

  describe('says of a text that nobody has read', () => {
    const unread = (slug: string, codebook: string, more: object = {}) => line(slug, [], { layers: [], codebook: { version: codebook }, ...more })
    const read = (slug: string, codebook: string, id: string) => line(slug, [mark(id)], { codebook: { version: codebook } })
    const compare = (before: readonly object[], after: readonly object[]) => compareReleases({ from: 1, to: 2 }, linesOf(before), linesOf(after), { before: [book], after: [book] })
    const unchanged = { added: 0, gone: 0, changed: 0, items: [] }

    it('nothing, when a new codebook is published', async () => {
      const changes = await compare([unread('a 🙂', '1'), unread('b', '1'), read('c', '1', 'c')], [unread('b', '2'), read('c', '1', 'c'), unread('a 🙂', '2')])
      expect([changes.articles, changes.annotations]).toEqual([unchanged, unchanged])
    })

    it('what was marked in it once it is read, under one codebook or two, or is not any more', async () => {
      for (const turned of [false, true]) {
        const lines = [read('a', '2', 'one'), read('a', '3', 'two')]
        const begun = await compare([unread('a', '1')], turned ? lines.toReversed() : lines)
        expect([begun.articles, begun.annotations]).toMatchObject([unchanged, { added: 2, gone: 0, changed: 0 }])
        expect(begun.annotations.items.map(({ place }) => place).sort()).toEqual(['a, codebook 2, annotator-1', 'a, codebook 3, annotator-1'])
        const ended = await compare(turned ? lines.toReversed() : lines, [unread('a', '3')])
        expect([ended.articles, ended.annotations]).toMatchObject([unchanged, { added: 0, gone: 2, changed: 0 }])
        expect(ended.annotations.items.map(({ place }) => place).sort()).toEqual(['a, codebook 2, annotator-1', 'a, codebook 3, annotator-1'])
      }
    })

    it('that it was added, is gone or is another, without a codebook', async () => {
      expect((await compare([unread('a', '1')], [unread('b', '2')])).articles.items).toEqual([{ how: 'gone', place: 'a' }, { how: 'added', place: 'b' }])
      expect((await compare([unread('a', '1')], [unread('a', '2', { textSha256: 'b'.repeat(64) })])).articles).toMatchObject({ added: 0, gone: 0, changed: 1, items: [{ place: 'a' }] })
    })

    it('that it is read, where a machine has marked it or its layers were left out', async () => {
      for (const more of [{ machineLayers: [{}] }, { holds: ['gold'] }]) {
        expect((await compare([unread('a', '1', more)], [unread('a', '2', more)])).articles.items).toEqual([{ how: 'gone', place: 'a, codebook 1' }, { how: 'added', place: 'a, codebook 2' }])
      }
    })
  })

  it('calls no tag gone, nor new, that another codebook of the release has', () => {
    const newer = { tags: [{ key: 'doubt', name: 'Doubt', definition: '' }] }
    expect(compareCodebooks([book], [book, newer]).list).toMatchObject({ added: 1, gone: 0, changed: 0, items: [{ how: 'added', place: 'doubt' }] })
    expect(compareCodebooks([book, newer], [book, newer, book]).list).toMatchObject({ added: 0, gone: 0, changed: 0 })
    expect(compareCodebooks([book], [newer]).list).toMatchObject({ added: 1, gone: 1 })
  })

  it('tells a new definition from a new name', () => {
    const { list } = compareCodebooks([book], [{ tags: [{ key: 'claim', name: 'Claim', definition: 'Another.' }, { key: 'doubt', name: 'Doubt', definition: '' }] }])
    expect(list).toMatchObject({ added: 1, changed: 1, items: [{ was: 'What is said.', is: 'Another.' }, { how: 'added', place: 'doubt' }] })
  })
})
