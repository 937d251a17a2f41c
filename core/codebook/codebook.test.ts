import { describe, expect, it } from 'vitest'
import { attributesOf, wordsOf } from './attributes'
import { type Codebook, codebookSchema } from './codebook'
import mediaFraming from './media-framing-v1.json'

const good = codebookSchema.parse(mediaFraming)
const changed = (change: (copy: Codebook) => unknown) => {
  const copy = structuredClone(good)
  change(copy)
  return codebookSchema.safeParse(copy).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []
}

describe('the default codebook', () => {
  it('is one, with a letter for each tag and a look of its own', () => {
    expect(good.tags).toHaveLength(16)
    expect(new Set(good.tags.map(({ shortcut }) => shortcut)).size).toBe(16)
    expect(new Set(good.tags.map(({ group, pattern }) => `${group} ${pattern}`)).size).toBe(16)
  })

  it('gives “checkability” to unverified claims alone', () => {
    expect(attributesOf(good, 'unverified_claim').map(({ key }) => key)).toContain('checkability')
    expect(attributesOf(good, 'labelling').map(({ key }) => key)).not.toContain('checkability')
  })
})

it.each([
  ['a tag twice', (copy: Codebook): unknown => copy.tags.push(copy.tags[0]!), 'tags.16.key: the key “state_messaging” stands twice'],
  ['a letter twice', (copy: Codebook): unknown => (copy.tags[1]!.shortcut = 's'), 'tags.1.shortcut: “s” is the shortcut of “state_messaging” already'],
  ['a group that is not there', (copy: Codebook): unknown => (copy.tags[0]!.group = 'nowhere'), 'tags.0.group: there is no group “nowhere”'],
  ['a required attribute that is not there', (copy: Codebook): unknown => (copy.tags[0]!.requires = ['proof']), 'tags.0.requires: there is no attribute “proof”'],
  ['a choice without options', (copy: Codebook): unknown => delete copy.attributes.find(({ type }) => type === 'choice')!.options, 'options: a choice needs options'],
  ['a scale upside down', (copy: Codebook): unknown => Object.assign(copy.attributes.find(({ type }) => type === 'scale')!, { min: 3, max: 1 }), 'a scale needs min and max'],
  ['an attribute for a tag that is not there', (copy: Codebook): unknown => (copy.attributes[0]!.tags = ['nothing']), 'there is no tag “nothing”'],
  ['a colour that is none', (copy: Codebook): unknown => (copy.groups[0]!.ink = 'red'), 'groups.0.ink: a colour is'],
] as const)('refuses %s', (_, change, message) => {
  expect(changed((copy) => void change(copy)).join('\n')).toContain(message)
})

it('refuses what it does not know', () => {
  expect(codebookSchema.safeParse({ ...good, extra: 1 }).success).toBe(false)
})

it.each([['state_official', 'state official'], ['0_no_identifiable_source', 'no identifiable source'], ['cannot_say', 'cannot say']])('reads %s as %s', (key, words) => {
  expect(wordsOf(key)).toBe(words)
})
