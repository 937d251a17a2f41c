import type { Question } from '@/core/codebook/codebook'
import type { AnswerValue } from '@/core/question/answer'

const before = 'question '

/** What the fields of a question are called on their page. */
export function fieldOfQuestion(key: string): string {
  return before + key
}

/** The question that a field belongs to; undefined for one of a passage, whose name begins with its id. */
export function questionOfField(field: string): string | undefined {
  return field.startsWith(before) ? field.split(' ')[1] : undefined
}

/** Whether a question has its field with words: one that asks for words after a yes has it only then. */
export function isAskedFor(question: Question | undefined, value: AnswerValue | null): boolean {
  if (question?.type !== 'text_if_yes') return question !== undefined
  return value !== null && typeof value === 'object' && 'yes' in value && value.yes
}
