import { wordsOf } from '../codebook/attributes'
import type { Question } from '../codebook/codebook'
import type { AnswerValue } from './answer'

/** An answer for reading: “reporting”, “+1”, “Russia −1, France +2, Mali (no value)”. Empty for none. */
export function answerInWords(question: Pick<Question, 'type' | 'min' | 'max' | 'axis'>, value: AnswerValue | null): string {
  if (value === null) return ''
  if (typeof value === 'string') return question.type === 'text' ? value : wordsOf(value)
  if (typeof value === 'number') return stepInWords(question, value)
  if ('yes' in value) return value.yes ? `yes${value.text ? `: ${value.text}` : ''}` : 'no'
  if ('entities' in value) return [value.entities.join(', '), value.note].filter(Boolean).join('. ')
  if (value.length === 0) return 'none'
  return value.map((one) => (typeof one === 'string' ? wordsOf(one) : `${one.entity} ${one.value === null ? '(no value)' : stepInWords(question, one.value)}`)).join(', ')
}

/** A step with its sign where the scale has two sides, and with a proper minus. */
export function stepInWords({ min = 1 }: Pick<Question, 'min'>, step: number): string {
  if (min >= 0) return String(step)
  return step > 0 ? `+${step}` : String(step).replace('-', '−')
}
