import { describe, expect, test } from 'vitest'
import { type ArticleLine, articleLineSchema } from './article-line'
import { checkArticleLine } from './read-jsonl'
import { restoreArticle } from './restore-article'
import { testArticle } from './test-article'
import { articleLine } from './write-article-line'

const written = () => JSON.parse(JSON.stringify(articleLine(testArticle()))) as ArticleLine

describe('the line of an article', () => {
  test('says what it is, and comes back as it went', () => {
    const line = written()
    expect(line.schema).toEqual({ name: 'crossread/article', version: 1 })
    expect(line.offsetUnit).toBe('Unicode code points, start inclusive, end exclusive')
    expect(articleLineSchema.parse(line)).toEqual(line)
    expect(line).toEqual(articleLine(testArticle()))
    expect(JSON.stringify(line)).not.toContain('\n')
  })

  test('keeps unknown as null, and every layer', () => {
    const line = written()
    expect(line.article).toMatchObject({ title: null, originator: null, publisher: { key: 'paper' }, publishedAt: '2026-01' })
    expect(line.layers.map(({ annotator, status, annotations }) => [annotator, status, annotations.length])).toEqual([
      ['A', 'submitted', 4],
      ['B', 'submitted', 4],
      ['C', 'inProgress', 1],
    ])
    expect(line.layers[0]!.annotations[1]).toMatchObject({
      fragments: [{ quote: 'cafe\u0301' }, { quote: 'שלום 🙂' }],
      attributes: { polarity: 'negative', chain: ['one', 'two'], confidence: 2, flag: true },
      origin: { by: 'search', phrase: 'cafe\u0301' },
      standing: 'bothDefensible',
    })
    expect(line.layers[0]!.annotations[0]!.origin).toEqual({ by: 'hand' })
    expect(line.layers[2]!.annotations[0]!.standing).toBeNull()
  })

  test('compares first passes only, and says of every layer what its annotator could see', () => {
    const article = testArticle()
    const [first] = article.layers
    const annotations = first!.annotations.map((one) => ({ ...one, id: `second-${one.id}`, copiedFrom: one.id, outletVisible: true }))
    const hidden = { ...first!, outletHidden: true, revealedAt: '2026-01-02T00:00:00.000Z', recognised: { recognised: 'unsure' as const, outlet: 'שלום', noticed: '' }, beforeReveal: { annotations: [first!.annotations[0]!], answers: [{ question: 'genre', value: 'reporting', version: 1, changedAt: '', outletVisible: false }, { question: 'portrayal', value: null, version: 2, changedAt: '', outletVisible: false }] } }
    const line = articleLine({ ...article, layers: [hidden, ...article.layers.slice(1), { ...first!, pass: 2, annotations, answers: [] }] })
    expect(checkArticleLine(JSON.stringify(line))).toEqual([])
    expect(line.cases).toEqual(written().cases)
    expect(line.gold).toEqual(written().gold)
    expect(line.layers[0]).toMatchObject({ pass: 1, outletHidden: true, recognised: { recognised: 'unsure' }, beforeReveal: { annotations: [{ id: first!.annotations[0]!.id, version: 1 }], answers: [{ question: 'genre', value: 'reporting', version: 1, outletVisible: false }] } })
    expect(line.layers[0]!.beforeReveal!.answers).toHaveLength(1)
    expect(line.layers.at(-1)).toMatchObject({ annotator: 'A', pass: 2, beforeReveal: null })
    expect(line.layers.at(-1)!.annotations.every(({ copiedFrom, standing }) => copiedFrom !== null && standing === null)).toBe(true)
  })

  test('has what each annotator answered, without what they took back', () => {
    const line = written()
    expect(line.layers.map(({ answers }) => answers)).toEqual([
      [{ question: 'genre', value: 'reporting', version: 2, outletVisible: true }, { question: 'portrayal', value: [{ entity: 'שלום 🙂', value: -1 }], version: 1, outletVisible: true }], [], [],
    ])
  })

  test('has the cases of the submitted layers, the decisions with their reasons, the gold and what is plural', () => {
    const line = written()
    expect(line.cases.map(({ key, kinds, state, decisionId }) => [key, kinds.join(), state, decisionId])).toEqual([
      ['A1', '', 'unanimous', null],
      ['A2', 'nesting', 'decided', 'd1'],
      ['A3', 'tag', 'decided', 'd2'],
      ['A4', '', 'unanimous', null],
    ])
    expect(line.decisions.map(({ id, reason, withdrawn }) => [id, reason.includes('🙂'), withdrawn])).toEqual([['d1', true, false], ['d2', true, false], ['d3', true, true]])
    expect(line.gold.map(({ tag, provenance, annotationIds, decisionId, k }) => [tag, provenance, annotationIds.join(), decisionId, k])).toEqual([
      ['x', 'unanimous', 'A1,B1', null, 2],
      ['z', 'accepted', 'A3', 'd2', 1],
      ['x', 'unanimous', 'A4,B4', null, 2],
    ])
    expect(line.plural.map(({ case: key, readings }) => [key, readings.map(({ annotators }) => annotators.join())])).toEqual([['A2', ['A', 'B']]])
    expect(line.softLabels).toHaveLength(6)
  })
})

describe('reading a line back', () => {
  const check = (change: (line: ArticleLine) => void): string[] => {
    const line = written()
    change(line)
    return checkArticleLine(JSON.stringify(line))
  }

  test('finds nothing wrong in what was written', () => expect(check(() => {})).toEqual([]))

  test('finds nothing wrong in a layer that was brought in, of which nobody knows whether the outlet was seen, and keeps it so', () => {
    const [own, ...others] = testArticle().layers
    const line = articleLine({ ...testArticle(), layers: [{ ...own!, outletHidden: null }, ...others] })
    expect(line.layers.map(({ outletHidden, annotations: [annotation], answers: [answer] }) => [outletHidden, annotation!.outletVisible, answer?.outletVisible])).toEqual([[null, null, null], [false, true, undefined], [false, true, undefined]])
    expect(checkArticleLine(JSON.stringify(line))).toEqual([])
    expect(articleLine(restoreArticle(articleLineSchema.parse(line)))).toEqual(line)
  })

  test('finds a quote that is not the text at its offsets, wherever it stands', () => {
    const wrong: readonly ((line: ArticleLine) => { quote: string })[] = [
      (line) => line.layers[2]!.annotations[0]!.fragments[0]!,
      (line) => line.cases[0]!.fragments[0]!,
      (line) => line.gold[0]!.fragments[0]!,
      (line) => line.plural[0]!.readings[0]!.passages[0]!.fragments[1]!,
      (line) => line.softLabels[0]!.fragments[0]!,
    ]
    for (const fragmentOf of wrong) {
      const problems = check((line) => void (fragmentOf(line).quote += '!'))
      expect(problems).toHaveLength(1)
      expect(problems[0]).toContain('the text reads')
    }
  })

  test('finds an answer that is none, and one given twice', () => {
    expect(check((line) => void (line.layers[0]!.answers[1]!.value = [{ entity: 'x', value: 0.5 }])).join()).toContain('layers.0.answers.1.value')
    expect(check((line) => void line.layers[0]!.answers.push(line.layers[0]!.answers[0]!))).toEqual(['A answers genre twice'])
  })

  test('reads a line that was written before there were answers', () =>
    expect(check((line) => void Object.assign(line, { layers: line.layers.map(({ answers: _, ...layer }) => layer) }))).toEqual([]))

  test('finds bounds in UTF-16 units that are not those in code points, and reads a line that has none', () => {
    const fragments = written().layers[0]!.annotations.flatMap((one) => one.fragments)
    expect(fragments.some(({ start, startUtf16 }) => startUtf16! > start)).toBe(true)
    for (const { quote, startUtf16, endUtf16 } of fragments) expect(written().text.slice(startUtf16, endUtf16)).toBe(quote)
    expect(check((line) => void line.gold[0]!.fragments[0]!.endUtf16!++)).toEqual([expect.stringContaining('in UTF-16 units')])
    expect(checkArticleLine(JSON.stringify(written(), (key, value: unknown) => (key.endsWith('Utf16') ? undefined : value)))).toEqual([])
  })

  test('finds offsets in UTF-16', () => {
    const problems = check((line) => {
      const [fragment] = line.layers[1]!.annotations[3]!.fragments
      fragment!.start = line.text.indexOf(fragment!.quote)
      fragment!.end = fragment!.start + fragment!.quote.length
    })
    expect(problems).toHaveLength(1)
  })

  test('finds offsets and blocks beyond the text, empty fragments, and ids that lead nowhere', () => {
    expect(check((line) => void (line.blocks[1]!.end = 999))).toEqual([expect.stringContaining('block')])
    expect(check((line) => void (line.softLabels[0]!.fragments[0]!.end = 999))).toEqual([expect.stringContaining('0-999 is not in the text')])
    expect(check((line) => void Object.assign(line.softLabels[0]!.fragments[0]!, { start: 3, end: 3, quote: '' }))).toHaveLength(1)
    expect(check((line) => void (line.gold[0]!.annotationIds[0] = 'Z9'))).toEqual(['there is no annotation Z9 in the layers'])
    expect(check((line) => void (line.layers[0]!.annotations[0]!.id = 'B1'))).toContain('an annotation id stands twice')
  })

  test('refuses what is not such a line', () => {
    expect(checkArticleLine('{')).toEqual(['the line is not JSON'])
    expect(checkArticleLine('[]')).toHaveLength(1)
    expect(check((line) => void Object.assign(line, { offsetUnit: 'bytes' }))).toEqual([expect.stringContaining('offsetUnit')])
    expect(check((line) => void Object.assign(line, { somethingNew: 1 }))).toEqual([])
  })
})
