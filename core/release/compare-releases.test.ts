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
    const changes = await compareReleases({ from: 1, to: 2 }, linesOf(lines), linesOf(lines.toReversed()), { before: book, after: book })
    for (const list of [changes.articles, changes.annotations, changes.decisions, changes.codebook]) expect(list).toEqual({ added: 0, gone: 0, changed: 0, items: [] })
  })

  it('names what was added, is gone, and is another', async () => {
    const decision = { id: 'd', verdict: 'accept', withdrawn: false }
    const before = [line('gone', [mark('a')]), line('same', [mark('b'), mark('c'), mark('d')])]
    const after = [line('same', [mark('b'), mark('c', 2, 'vague_source'), mark('e')], { textSha256: 'b'.repeat(64), decisions: [decision] }), line('new 🙂', [])]
    const changes = await compareReleases({ from: 1, to: 2 }, linesOf(before), linesOf(after), { before: book, after: { tags: [{ ...book.tags[0]!, name: 'Assertion' }] } })
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
    const compare = (before: readonly object[], after: readonly object[]) => compareReleases({ from: 1, to: 2 }, linesOf(before), linesOf(after), { before: book, after: book })
    const added = await compare([first, second], [line('a', []), first, second])
    expect([added.articles, added.annotations]).toMatchObject([{ added: 1, gone: 0, changed: 0, items: [{ place: 'a, codebook 1' }] }, { added: 0, gone: 0, changed: 0 }])
    expect((await compare([first], [first, second])).articles).toMatchObject({ added: 1, gone: 0, changed: 0 })
    expect((await compare([first, second], [second])).articles).toMatchObject({ added: 0, gone: 1, changed: 0 })
    expect((await compare([first, second], [third, second])).articles).toMatchObject({ added: 0, gone: 0, changed: 1, items: [{ was: `text ${'1'.repeat(12)}`, is: `text ${'3'.repeat(12)}` }] })
  })

  it('tells a new definition from a new name', () => {
    const { list } = compareCodebooks(book, { tags: [{ key: 'claim', name: 'Claim', definition: 'Another.' }, { key: 'doubt', name: 'Doubt', definition: '' }] })
    expect(list).toMatchObject({ added: 1, changed: 1, items: [{ was: 'What is said.', is: 'Another.' }, { how: 'added', place: 'doubt' }] })
  })
})
