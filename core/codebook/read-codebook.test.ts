import { expect, it } from 'vitest'
import { problemsIn } from './codebook-problem'
import { readCodebook } from './read-codebook'
import source from './media-framing-v1.json'

const write = (change: (codebook: typeof source) => void) => {
  const copy = structuredClone(source)
  change(copy)
  return JSON.stringify(copy)
}
const problems = (json: string) => {
  const result = readCodebook(json)
  return result.ok ? [] : problemsIn(JSON.parse(JSON.stringify(result.problem.details)))
}

it('reads the default codebook, with a byte order mark too', () => {
  const result = readCodebook(`\uFEFF${JSON.stringify(source)}`)
  expect(result.ok && result.value.tags.length).toBe(source.tags.length)
})

it('keeps emoji, combining marks and right-to-left words as they are', () => {
  const name = '👩‍🔬 e\u0301 كتاب'
  const result = readCodebook(write((codebook) => { codebook.tags[0]!.name = name }))
  expect(result.ok && result.value.tags[0]!.name).toBe(name)
})

it('says the path of each fault', () => {
  const found = problems(write((codebook) => {
    codebook.tags[3]!.shortcut = codebook.tags[0]!.shortcut
    codebook.tags[2]!.group = 'nowhere'
  }))
  expect(found.map(({ path }) => path).sort()).toEqual(['tags[2].group', 'tags[3].shortcut'])
})

it('says it in plain words', () => {
  const words = (json: string) => Object.fromEntries(problems(json).map(({ path, message }) => [path, message]))
  expect(words('{"name": 3, "guidelines": "none", "tags": []}')).toMatchObject({
    name: 'should be text, in quotation marks', version: 'is missing', guidelines: 'should be a list, in square brackets', tags: 'needs at least 1',
  })
  expect(words('7')).toEqual({ '': 'should be an object, in braces' })
  expect(words(write((codebook) => { codebook.tags[0]!.pattern = 'zigzag' }))).toEqual({ 'tags[0].pattern': 'should be one of “solid”, “dashed”, “dotted”, “double”, “wavy”' })
  expect(words(write((codebook) => { codebook.tags[0]!.shortcut = 'SS' }))).toEqual({ 'tags[0].shortcut': 'a shortcut is one letter or digit' })
  expect(words(write((codebook) => { Object.assign(codebook.groups[0]!, { shade: 1 }) }))).toEqual({ 'groups[0]': 'nothing is known of “shade”' })
})

it('says the line of what is no JSON', () => {
  expect(problems('{\n  "name": "👩‍🔬",\n  oops\n}')[0]?.message).toContain('line 3, character 3')
  expect(problems('')[0]?.message).toBe('There is nothing in it.')
  expect(problems('{"name": ')[0]?.message).not.toBe('')
})

it.each(['null', '[]', '"codebook"', '7'])('refuses %s', (json) => expect(readCodebook(json).ok).toBe(false))

it('finds no problems in what holds none', () => {
  expect(problemsIn(undefined)).toEqual([])
  expect(problemsIn({ problems: [7, { path: 'a' }] })).toEqual([])
})
