import { describe, expect, it } from 'vitest'
import { codebookSchema } from '../codebook/codebook'
import media from '../codebook/media-framing-v1.json'
import { type AnswerValue, sameValue } from './answer'
import { answerInWords } from './answer-words'
import { checkAnswer } from './check-answer'
import { circumstancesOf, entitiesIn, isAnswered, isAskedAtReveal, isNamed, optionsOf, questionsAsked, stepsOf, unanswered } from './questions'

const codebook = codebookSchema.parse(media)
const question = (key: string) => codebook.questions.find((one) => one.key === key)!
const answers = (given: Record<string, AnswerValue | null>) => new Map(Object.entries(given).map(([key, value]) => [key, { value }]))

describe('the questions', () => {
  it('with a condition are asked only where it holds', () => {
    const guess = { ...question('recognised_outlet'), key: 'outlet_guess' }
    const other = { ...guess, key: 'other', onlyIf: 'nothing_known_here' }
    const conditional = { questions: [...codebook.questions, guess, other] }
    const keys = (circumstances: ReturnType<typeof circumstancesOf>) => questionsAsked(conditional, circumstances).map(({ key }) => key)
    const [shown, hidden, revealed] = [{ hidden: false, revealedAt: null }, { hidden: true, revealedAt: null }, { hidden: false, revealedAt: '2026-11-22T12:00:00Z' }].map(circumstancesOf)
    expect(keys(shown!)).toHaveLength(11)
    for (const circumstances of [hidden!, revealed!]) expect(keys(circumstances)).toEqual([...keys(shown!), 'outlet_guess'])
  })

  it('of having recognised the outlet is put by the form at the reveal, and not a second time', () => {
    expect(isAskedAtReveal(question('recognised_outlet'))).toBe(true)
    expect(isAskedAtReveal({ key: 'recognised_outlet' })).toBe(false)
    expect(questionsAsked(codebook, new Set(['outlet_hidden'])).map(({ key }) => key)).not.toContain('recognised_outlet')
  })

  it('may take their options from another, and have steps', () => {
    expect(optionsOf(codebook, question('other_frames'))).toEqual(question('primary_frame').options)
    expect(stepsOf(question('slant'))).toEqual([-2, -1, 0, 1, 2])
  })

  it('are unanswered until something is said, the optional ones apart', () => {
    const asked = questionsAsked(codebook, new Set())
    expect(unanswered(asked, new Map()).map(({ key }) => key)).toEqual([
      'genre', 'portrayal', 'slant', 'sourcing_quality', 'primary_frame', 'other_frames', 'headline_match', 'provenance', 'document_confidence',
    ])
    const given = answers({
      genre: 'reporting', portrayal: [{ entity: 'שלום', value: 0 }], slant: 'cannot_say', sourcing_quality: '4_several_independent', primary_frame: 'other',
      other_frames: [], headline_match: 'matches', provenance: null, document_confidence: 2,
    })
    expect(unanswered(asked, given).map(({ key }) => key)).toEqual(['provenance'])
  })

  it.each<[AnswerValue | null, boolean]>([
    [null, false], [' ', false], ['e\u0301', true], [0, true], [[], true], [[{ entity: 'Mali', value: null }], false], [[{ entity: 'Mali', value: 0 }, { entity: 'שלום', value: null }], false], [[{ entity: 'Mali', value: 0 }], true], [{ entities: [], note: ' ' }, false], [{ entities: ['🙂'], note: '' }, true],
    [{ yes: false, text: '' }, true], [{ yes: true, text: '' }, false], [{ yes: true, text: 'AFP' }, true],
  ])('%j is an answer: %s', (value, answered) => expect(isAnswered(value)).toBe(answered))

  it('name entities', () => {
    expect(entitiesIn([{ value: [{ entity: 'Russia', value: 1 }] }, { value: { entities: ['France 🙂'], note: '' } }, { value: ['economic'] }, { value: null }])).toEqual(['Russia', 'France 🙂'])
    expect([isNamed(['Jose\u0301'], 'JOS\u00c9'), isNamed(['Russia'], 'France')]).toEqual([true, false])
  })
})

describe('checkAnswer', () => {
  it.each<[string, AnswerValue | null]>([
    ['genre', 'reporting'], ['genre', null], ['other_frames', []], ['other_frames', ['economic', 'other']], ['slant', -2], ['slant', 'mixed'],
    ['portrayal', [{ entity: 'Russia 🙂', value: 2 }, { entity: 'שלום', value: null }]], ['portrayal', [{ entity: 'Mali', value: null }]], ['voices_missing', { entities: ['e\u0301lus'], note: 'none of them 🙂' }],
    ['recognised_outlet', { yes: true, text: 'Sputnik' }],
  ])('accepts for %s %j', (key, value) => expect(checkAnswer(codebook, key, value)).toEqual({ ok: true, value: null }))

  it.each<[string, AnswerValue | null]>([
    ['genre', 'gossip'], ['genre', 1], ['genre', []], ['other_frames', ['gossip']], ['other_frames', ['other', 'other']], ['other_frames', 'other'], ['slant', 3], ['slant', 0.5], ['slant', 'maybe'],
    ['portrayal', []], ['portrayal', [{ entity: ' ', value: 0 }]], ['portrayal', [{ entity: 'Russia', value: 3 }]], ['portrayal', [{ entity: 'Jose\u0301', value: 0 }, { entity: 'jos\u00e9', value: 1 }]], ['portrayal', ['Russia']],
    ['voices_missing', { entities: ['a', 'A'], note: '' }], ['voices_missing', ['a']], ['recognised_outlet', 'yes'], ['recognised_outlet', { entities: [], note: '' }], ['mood', 'good'], ['mood', null],
  ])('refuses for %s %j', (key, value) => {
    const checked = checkAnswer(codebook, key, value)
    expect(checked).toMatchObject({ ok: false, problem: { code: 'refused', message: expect.stringMatching(/^[A-Z].*\.$/) } })
  })

  it('takes text for text', () => {
    const plain = { questions: [{ key: 'more', when: 'after', name: 'More?', type: 'text' }] } as const
    expect(checkAnswer({ questions: [...plain.questions] }, 'more', 'שלום 🙂').ok).toBe(true)
    expect(checkAnswer({ questions: [...plain.questions] }, 'more', 1).ok).toBe(false)
  })
})

describe('answers', () => {
  it('are the same whatever the order of their keys', () => {
    expect(sameValue([{ entity: 'a', value: 1 }], [{ value: 1, entity: 'a' }])).toBe(true)
    expect(sameValue(['a', 'b'], ['b', 'a'])).toBe(false)
    expect(sameValue(null, [])).toBe(false)
  })

  it.each<[string, AnswerValue | null, string]>([
    ['sourcing_quality', '0_no_identifiable_source', 'no identifiable source'], ['slant', -2, '−2'], ['slant', 1, '+1'], ['slant', 'cannot_say', 'cannot say'], ['document_confidence', 3, '3'],
    ['portrayal', [{ entity: 'Russia', value: 1 }, { entity: 'שלום', value: 0 }], 'Russia +1, שלום 0'], ['portrayal', [{ entity: 'Mali 🙂', value: null }, { entity: 'Chad', value: 2 }], 'Mali 🙂 (no value), Chad +2'], ['other_frames', [], 'none'], ['other_frames', ['quality_of_life'], 'quality of life'],
    ['voices_missing', { entities: ['a', 'b'], note: 'both' }, 'a, b. both'], ['recognised_outlet', { yes: false, text: '' }, 'no'], ['recognised_outlet', { yes: true, text: 'AFP' }, 'yes: AFP'], ['genre', null, ''],
  ])('%s %j reads %j', (key, value, words) => expect(answerInWords(question(key), value)).toBe(words))
})
