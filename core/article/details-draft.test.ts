import { expect, it } from 'vitest'
import { articleDetailsSchema } from '../request/article-details'
import { detailsBody, detailsDraft, differing, mergedDraft } from './details-draft'

const id = '0193a5b0-7d2e-7c3a-8b1f-000000000001'
const unknown = { title: null, byline: null, publishedAt: null, url: null, originatorId: null, publisherId: null, storyTitle: null, language: null, provenance: '' }
const known = { title: 'Who e\u0301 met שלום 🙂', byline: 'Noor', publishedAt: '2020-10', url: 'https://example.org/a', originatorId: id, publisherId: id, storyTitle: 'A story', language: 'pt-BR', provenance: 'One line.\nAnother.' }

it.each([['all of it known', known], ['nothing known', unknown]])('goes through the form and back with %s', (_, details) => {
  expect(articleDetailsSchema.parse(detailsBody(detailsDraft(details), 3))).toEqual({ ...details, basedOn: 3 })
})

it('keeps what its writer has changed on top of what another has saved', () => {
  const [began, saved] = [detailsDraft(unknown), detailsDraft({ ...unknown, publishedAt: '2021', title: 'Theirs', language: 'ar' })]
  const draft = { ...began, title: 'Mine 🙂', byline: 'Noor' }
  expect(mergedDraft(draft, began, saved)).toEqual({ ...began, title: 'Mine 🙂', byline: 'Noor', publishedAt: '2021', language: 'ar' })
  expect(differing(began, saved)).toEqual(['title', 'publishedAt', 'language'])
})

it.each([
  ['the text', { raw: 'x' }], ['a short name', { slug: 'x' }], ['an operator for a value', { title: { contains: '' } }], ['no version', { basedOn: undefined }], ['version 0', { basedOn: 0 }],
  ['a date that is none', { publishedAt: '2020-13' }], ['an address that a browser would run', { url: 'javascript:alert(1)' }], ['a language in words', { language: 'English' }], ['a field left out', { story: null, storyTitle: undefined }],
])('refuses %s', (_, change) => {
  expect(articleDetailsSchema.safeParse({ ...unknown, basedOn: 1, ...change }).success).toBe(false)
})
