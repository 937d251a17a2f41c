import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AnnotationRequest } from '@/core/request/annotation'
import { writeAnnotation } from './annotation'
import { ownerPool } from './testing/database'
import { marking } from './testing/marking'
import { type Team, assign, makeTeam, valueOf } from './testing/team'

const owner = ownerPool()
let team: Team
let assignment: string

beforeAll(async () => {
  team = await makeTeam()
  assignment = await assign(team, team.ana)
})

const put = (request: AnnotationRequest, id = uuid()) => writeAnnotation(team.ana, assignment, { kind: 'put', id, request })

describe('quotes in code points', () => {
  it.each([
    ['an emoji of two code points', '🛩️'],
    ['a family of seven', 'The 👩‍👩‍👧‍👦 family'],
    ['a combining mark', 'cafe\u0301 is'],
    ['after the emoji', 'that nothing'],
    ['right to left', 'שלום'],
    ['right to left with its controls', '\u2067مرحبا بكم\u2069'],
    ['several emoji', '🙂🙂🙂'],
    ['half of a family', '👩‍👩'],
    ['a no-break space inside', 'nothing\u00a0more'],
    ['a zero-width space inside', 'zero\u200bwidth'],
    ['over two paragraphs', 'plan.\nLater'],
    ['several fragments', ['🛩️', 'cafe\u0301', 'שלום', '🙂🙂🙂, zero']],
  ])('%s', async (_, words) => {
    const request = marking(team.article.text, words)
    const stored = valueOf(await put(request))
    const points = Array.from(team.article.text)
    expect(stored.extent.map(({ start, end }) => points.slice(start, end).join(''))).toEqual(request.quotes)
    const { rows } = await owner.query(
      `SELECT array_agg(substr(v.text, s + 1, e - s) ORDER BY s) AS words
         FROM annotations a JOIN article_versions v ON v.id = a.article_version_id, unnest(a.starts, a.ends) AS fragment(s, e) WHERE a.id = $1`, [stored.id])
    expect(rows[0].words).toEqual(request.quotes)
  })
})

describe('PostgreSQL refuses', () => {
  const shift = (request: AnnotationRequest, by: number): AnnotationRequest => ({ ...request, fragments: request.fragments.map(({ start, end }) => ({ start: start + by, end: end + by })) })
  const inUtf16 = (request: AnnotationRequest): AnnotationRequest => {
    const start = team.article.text.indexOf(request.quotes[0]!)
    return { ...request, fragments: [{ start, end: start + request.quotes[0]!.length }] }
  }

  it.each<[string, (text: string) => AnnotationRequest, string]>([
    ['offsets one too far', (text) => shift(marking(text, 'family'), 1), 'quotes'],
    ['offsets counted in UTF-16', (text) => inUtf16(marking(text, 'family')), 'quotes'],
    ['another letter', (text) => ({ ...marking(text, 'family'), quotes: ['Family'] }), 'quotes'],
    ['the same word composed', (text) => ({ ...marking(text, 'cafe\u0301'), quotes: ['café'] }), 'quotes'],
    ['a quote without its no-break space', (text) => ({ ...marking(text, 'nothing\u00a0more'), quotes: ['nothing more'] }), 'quotes'],
    ['one wrong quote of two', (text) => ({ ...marking(text, ['family', 'cafe\u0301']), quotes: ['family', 'cafe'] }), 'quotes'],
    ['an end over the text', (text) => ({ ...marking(text, 'all.'), fragments: [{ start: [...text].length - 4, end: [...text].length + 1 }] }), 'fragments'],
    ['a start behind the text', (text) => ({ ...marking(text, 'all.'), fragments: [{ start: 100_000, end: 100_004 }] }), 'fragments'],
    ['a space at the edge', (text) => marking(text, 'family '), 'fragments'],
    ['a line feed at the edge', (text) => marking(text, '\nLater'), 'fragments'],
    ['a no-break space at the edge', (text) => marking(text, '\u00a0more'), 'fragments'],
  ])('%s', async (_, request, field) => {
    expect(await put(request(team.article.text))).toMatchObject({ ok: false, problem: { code: 'refused', field } })
  })

  it('nothing of the same forms when they are right', async () => {
    for (const words of ['family', 'cafe\u0301', 'nothing\u00a0more', 'all.', 'Later']) expect(await put(marking(team.article.text, words))).toMatchObject({ ok: true })
  })
})

describe('fragments are refused', () => {
  const two = (text: string) => marking(text, ['family', 'cafe\u0301'])
  it.each<[string, (text: string) => AnnotationRequest]>([
    ['unsorted', (text) => ({ ...two(text), fragments: two(text).fragments.toReversed(), quotes: two(text).quotes.toReversed() })],
    ['touching', (text) => marking(text, ['fam', 'ily'])],
    ['overlapping', (text) => ({ ...two(text), fragments: [two(text).fragments[0]!, two(text).fragments[0]!] })],
    ['empty', (text) => ({ ...marking(text, 'family'), fragments: [{ start: 5, end: 5 }] })],
    ['backwards', (text) => ({ ...marking(text, 'family'), fragments: [{ start: 9, end: 5 }] })],
    ['with a quote too few', (text) => ({ ...two(text), quotes: ['family'] })],
    ['with a quote too many', (text) => ({ ...two(text), quotes: ['family', 'cafe\u0301', 'is'] })],
  ])('%s', async (_, request) => {
    expect(await put(request(team.article.text))).toMatchObject({ ok: false, problem: { code: 'refused' } })
    expect(await put(two(team.article.text))).toMatchObject({ ok: true })
  })
})

describe('the owner of the tables is refused, too', () => {
  let id: string
  beforeAll(async () => {
    id = valueOf(await put(marking(team.article.text, ['family', 'cafe\u0301']))).id
  })
  const change = (assignments: string) => owner.query(`UPDATE annotations SET version = version + 1, ${assignments} WHERE id = '${id}'`)

  it.each([
    ['moved offsets', 'starts = ARRAY[starts[1] + 1, starts[2]]', 'annotation_quote'],
    ['another quote', "quotes = ARRAY['family', 'cafe']", 'annotation_quote'],
    ['no quote', 'quotes = ARRAY[quotes[1], NULL]', 'annotation_quote'],
    ['no fragment', "starts = '{}', ends = '{}', quotes = '{}'", 'annotation_extent'],
    ['one start too few', 'starts = starts[1:1]', 'annotation_extent'],
    ['fragments in disorder', 'starts = ARRAY[starts[2], starts[1]], ends = ARRAY[ends[2], ends[1]], quotes = ARRAY[quotes[2], quotes[1]]', 'annotation_extent'],
    ['an end over the text', 'ends = ARRAY[ends[1], 100000]', 'annotation_extent'],
    ['arrays within arrays', 'starts = ARRAY[ARRAY[1, 2]]', 'annotation_extent'],
    ['arrays that count from 0', "starts = '[0:1]={5,20}'", 'annotation_quote'],
    ['the same version', 'version = version', 'annotation_version'],
    ['a version left out', 'version = version + 2', 'annotation_version'],
    ['a move to another id', `id = '${uuid()}'`, 'annotation_identity'],
  ])('%s', async (_, assignments, constraint) => {
    const set = assignments.startsWith('version =') ? owner.query(`UPDATE annotations SET ${assignments} WHERE id = '${id}'`) : change(assignments)
    await expect(set).rejects.toMatchObject({ code: '23514', constraint })
  })

  it('a tag that its codebook version does not have, and no arrays at all', async () => {
    await expect(change("tag = 'propaganda'")).rejects.toMatchObject({ code: '23503' })
    await expect(change('starts = NULL, ends = NULL, quotes = NULL')).rejects.toThrow()
  })

  it('a first version other than 1, and a delete', async () => {
    await expect(owner.query(`
      INSERT INTO annotations SELECT project_id, '${uuid()}', assignment_id, article_version_id, codebook_version_id, tag, starts, ends, quotes, note, attributes, 2, false, now(), changed_by_id
        FROM annotations WHERE id = '${id}'`)).rejects.toMatchObject({ constraint: 'annotation_version' })
    await expect(owner.query(`DELETE FROM annotations WHERE id = '${id}'`)).rejects.toMatchObject({ constraint: 'append_only' })
  })

  it('but not a change that is right', async () => {
    const { rowCount } = await change("note = 'mended', starts = starts[1:1], ends = ends[1:1], quotes = quotes[1:1]")
    expect(rowCount).toBe(1)
  })
})
