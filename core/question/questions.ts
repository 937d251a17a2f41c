import type { Codebook, Question } from '../codebook/codebook'
import { entityKey } from '../entity/entities'
import type { Answer, AnswerValue, EntityStep } from './answer'

/** What holds for a reading and decides whether a question with `onlyIf` is asked: `outlet_hidden`, say. */
export type Circumstances = ReadonlySet<string>

/** Asked of everybody at the reveal, in a form of its own (decision 031): a question with this key is not put a second time. */
const askedAtReveal = 'recognised_outlet'

/** What holds for a reading in which the outlet is hidden, or was until its first submission. */
export function circumstancesOf({ hidden, revealedAt }: { readonly hidden: boolean; readonly revealedAt: string | null }): Circumstances {
  return new Set(hidden || revealedAt !== null ? ['outlet_hidden'] : [])
}

/** The questions that are asked under these circumstances, in the codebook's order. */
export function questionsAsked(codebook: Pick<Codebook, 'questions'>, circumstances: Circumstances): readonly Question[] {
  return codebook.questions.filter(({ key, onlyIf }) => onlyIf === undefined || (circumstances.has(onlyIf) && !isAskedAtReveal({ key, onlyIf })))
}

/** Whether a question is the one that the form at the reveal stands for. */
export function isAskedAtReveal({ key, onlyIf }: Pick<Question, 'key' | 'onlyIf'>): boolean {
  return key === askedAtReveal && onlyIf === 'outlet_hidden'
}

/** The options of a question, its own or those of the question it takes them from. */
export function optionsOf(codebook: Pick<Codebook, 'questions'>, question: Question): readonly string[] {
  return question.options ?? codebook.questions.find(({ key }) => key === question.optionsFrom)?.options ?? []
}

/** The steps of a question with a scale, from the lowest. */
export function stepsOf({ min = 1, max = 3 }: Pick<Question, 'min' | 'max'>): readonly number[] {
  return Array.from({ length: Math.max(0, max - min + 1) }, (_, index) => min + index)
}

/** The questions that still want an answer before the article is submitted: all that are asked, but the optional ones. */
export function unanswered(asked: readonly Question[], answers: ReadonlyMap<string, Pick<Answer, 'value'>>): readonly Question[] {
  return asked.filter((question) => !question.optional && !isAnswered(answers.get(question.key)?.value ?? null))
}

/** Whether a value says all that it has to. “None” and “no” do; blank words and a list in which an entity has no step yet do not. */
export function isAnswered(value: AnswerValue | null): boolean {
  if (value === null) return false
  if (typeof value === 'string') return value.trim() !== ''
  if (typeof value === 'object' && 'yes' in value) return !value.yes || value.text.trim() !== ''
  if (typeof value === 'object' && 'entities' in value) return value.entities.length > 0 || value.note.trim() !== ''
  if (Array.isArray(value)) return value.every((one: string | EntityStep) => typeof one === 'string' || one.value !== null)
  return true
}

/** Every name that stands in answers, for the list of the article's entities. */
export function entitiesIn(answers: Iterable<Pick<Answer, 'value'>>): readonly string[] {
  return [...answers].flatMap(({ value }) => {
    if (typeof value !== 'object' || value === null) return []
    if ('entities' in value) return value.entities
    return Array.isArray(value) ? value.flatMap((one: unknown) => (typeof one === 'object' && one !== null && 'entity' in one ? [String(one.entity)] : [])) : []
  })
}

/** Whether a name is among others, however it is written. */
export function isNamed(names: readonly string[], name: string): boolean {
  const key = entityKey(name)
  return names.some((one) => entityKey(one) === key)
}
