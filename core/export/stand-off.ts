import type { AnswerValue } from '@/core/question/answer'
import type { ArticleLine } from './article-line'

/** How a line of an export without texts calls itself. */
export const standOffSchema = { name: 'crossread/stand-off', version: 1 } as const

/** What decides about words. */
export interface WordRules {
  /** SHA-256 of a text in UTF-8, lower-case hexadecimal. */
  readonly sha256: (text: string) => string
  /** Whether something is one of the codebook's own options, and so no words of the text or of a person. */
  readonly isOption: (value: string) => boolean
}

/**
 * A line without the text and without words that may be taken from it: each quote has its hash in its place, and what
 * people wrote in their own words (notes, reasons, free attributes and answers, what was searched for) is empty, because
 * nobody can tell whether they quote. Title, byline and provenance are left out; the address, the date, the outlets and
 * the hashes by which the text is found again stay. Chosen options and numbers stay.
 */
export function standOffLine(line: ArticleLine, rules: WordRules): Record<string, unknown> {
  const { text: _, article: { title: _title, byline: _byline, provenance: _provenance, ...article }, discussion: _discussion, ...rest } = line
  return hashQuotes({
    ...rest,
    schema: standOffSchema,
    article,
    blocks: line.blocks.map(({ kind, start, end }) => ({ kind, start, end })),
    layers: line.layers.map(({ annotations, answers, beforeReveal, recognised, ...layer }) => ({
      ...layer,
      recognised: recognised && { ...recognised, outlet: '', noticed: '' },
      annotations: annotations.map((one) => bare(one, rules)),
      answers: bareAnswers(answers, rules),
      beforeReveal: beforeReveal && { annotations: beforeReveal.annotations.map((one) => bare(one, rules)), answers: bareAnswers(beforeReveal.answers, rules) },
    })),
    machineLayers: line.machineLayers.map(({ annotations, ...layer }) => ({ ...layer, annotations: annotations.map((one) => bare(one, rules)) })),
    decisions: line.decisions.map((decision) => ({ ...decision, reason: '', clause: '' })),
    answerDecisions: line.answerDecisions.map((decision) => ({ ...decision, reason: '', value: decision.value !== null && isBare(decision.value, rules) ? decision.value : null })),
    goldAnswers: line.goldAnswers.flatMap((answer) => (answer.values.every((value) => isBare(value, rules)) ? [answer] : [])),
  }, rules) as Record<string, unknown>
}

type Content = NonNullable<ArticleLine['layers'][number]['beforeReveal']>['annotations'][number]

function bare<One extends Content>(annotation: One, rules: WordRules): One {
  const { origin } = annotation
  return { ...annotation, note: '', attributes: bareAttributes(annotation.attributes, rules), ...(origin?.by === 'search' ? { origin: { by: 'search', phrase: '' } } : {}) }
}

/** The attributes that hold numbers, yes and no, or options of the codebook. */
export function bareAttributes<Value extends AnswerValue | boolean>(attributes: Readonly<Record<string, Value>>, rules: Pick<WordRules, 'isOption'>): Record<string, Value> {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => typeof value === 'boolean' || isBare(value, rules)))
}

function bareAnswers<One extends { readonly value: AnswerValue }>(answers: readonly One[], rules: WordRules): One[] {
  return answers.filter(({ value }) => isBare(value, rules))
}

function isBare(value: AnswerValue, { isOption }: Pick<WordRules, 'isOption'>): boolean {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string' && isOption(one))
  return typeof value === 'number' || (typeof value === 'string' && isOption(value))
}

/** Puts a hash in the place of every quote, however deep. */
function hashQuotes(value: unknown, rules: WordRules): unknown {
  if (Array.isArray(value)) return value.map((one) => hashQuotes(one, rules))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => (key === 'quote' && typeof one === 'string' ? ['quoteSha256', rules.sha256(one)] : [key, hashQuotes(one, rules)])))
}
