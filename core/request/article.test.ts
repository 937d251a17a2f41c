import { expect, it } from 'vitest'
import { articleSchema } from './article'

const id = '0193a5b0-7d2e-7c3a-8b1f-000000000001'
const article = {
  raw: '\ufeff# שלום 🦊 e\u0301\r\n\r\nText. ',
  format: 'markdown',
  edits: [{ op: 'kind', block: 0, kind: 'title' }, { op: 'join', block: 1 }, { op: 'split', at: 4 }],
  title: 'שלום 🦊 e\u0301',
  byline: null,
  publishedAt: '2020-10',
  url: 'https://example.org/a',
  originatorId: null,
  publisherId: id,
  provenance: '',
  storyTitle: null,
  slug: 'shalom',
}

it('leaves the raw text as it is, to the character', () => {
  expect(articleSchema.parse(article)).toEqual(article)
})

it.each([
  ['everything unknown', { title: null, publishedAt: null, url: null, publisherId: null }],
  ['1,048,576 characters', { raw: 'x'.repeat(1024 * 1024) }],
  ['no edits', { edits: [] }],
])('takes %s', (_, change) => {
  expect(articleSchema.safeParse({ ...article, ...change }).error).toBeUndefined()
})

it.each([
  ['no text', { raw: '' }, 'raw'],
  ['too much text', { raw: 'x'.repeat(1024 * 1024 + 1) }, 'raw'],
  ['HTML', { format: 'html' }, 'format'],
  ['an edit of another kind', { edits: [{ op: 'drop', block: 0 }] }, 'edits.0.op'],
  ['a split before the text', { edits: [{ op: 'split', at: -1 }] }, 'edits.0.at'],
  ['too many edits', { edits: Array.from({ length: 2001 }, () => ({ op: 'join', block: 0 })) }, 'edits'],
  ['a title left out', { title: undefined }, 'title'],
  ['an empty title', { title: '' }, 'title'],
  ['a date in words', { publishedAt: 'yesterday' }, 'publishedAt'],
  ['an address that runs', { url: 'javascript:alert(1)' }, 'url'],
  ['an operator for an id', { publisherId: { not: null } }, 'publisherId'],
  ['an outlet by name', { originatorId: 'AFP' }, 'originatorId'],
  ['NUL in the provenance', { provenance: 'a\0b' }, 'provenance'],
  ['a slug with a slash', { slug: 'a/b' }, 'slug'],
  ['the slug of the pages that make something new', { slug: 'new' }, 'slug'],
  ['a hash of its own', { rawSha256: 'x' }, ''],
])('refuses %s', (_, change, path) => {
  const issues = articleSchema.safeParse({ ...article, ...change }).error?.issues ?? []
  expect(issues.map((issue) => issue.path.join('.'))).toContain(path)
  for (const issue of issues) expect(issue.message).not.toBe('')
})
