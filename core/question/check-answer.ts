import type { Codebook, Question } from '../codebook/codebook'
import { entityKey } from '../entity/entities'
import { type Result, fail, ok } from '../result'
import type { AnswerValue } from './answer'
import { optionsOf } from './questions'

/**
 * Whether a value can answer a question of this codebook; `null` takes an answer back and fits every question.
 * Fails with `refused` and a sentence that says what would fit.
 */
export function checkAnswer(codebook: Pick<Codebook, 'questions'>, key: string, value: AnswerValue | null): Result<null> {
  const question = codebook.questions.find((one) => one.key === key)
  if (!question) return fail('refused', `This codebook has no question “${key}”.`, { field: 'question' })
  if (value === null) return ok(null)
  const expected = misfit(codebook, question, value)
  return expected ? fail('refused', `The answer to “${question.name}” is ${expected}.`, { field: 'value' }) : ok(null)
}

/** What was expected, where the value does not fit. */
function misfit(codebook: Pick<Codebook, 'questions'>, question: Question, value: AnswerValue): string | undefined {
  const options = optionsOf(codebook, question)
  const scale = `a whole number from ${question.min ?? 1} to ${question.max ?? 3}`
  switch (question.type) {
    case 'choice':
      return typeof value === 'string' && options.includes(value) ? undefined : `one of ${options.join(', ')}`
    case 'multi_choice': {
      const fits = Array.isArray(value) && value.every((one) => typeof one === 'string' && options.includes(one)) && areDistinct(value.map(String))
      return fits ? undefined : `any of ${options.join(', ')}, each once`
    }
    case 'scale': {
      const extra = question.extra ?? []
      const fits = typeof value === 'string' ? extra.includes(value) : isStep(question, value)
      return fits ? undefined : [scale, ...extra].join(' or ')
    }
    case 'scale_per_entity': {
      const fits = Array.isArray(value) && value.length > 0 && value.every(isEntityStep(question)) && areDistinct(value.map((one) => entityKey((one as { entity: string }).entity)))
      return fits ? undefined : `a list of names, each once and with ${scale}, or with null as long as it is only named`
    }
    case 'multi_entity_with_note': {
      const fits = typeof value === 'object' && 'entities' in value && value.entities.every((name) => entityKey(name) !== '') && areDistinct(value.entities.map(entityKey))
      return fits ? undefined : 'names, each once, and a note'
    }
    case 'text_if_yes':
      return typeof value === 'object' && 'yes' in value ? undefined : 'yes or no, and what'
    case 'text':
      return typeof value === 'string' ? undefined : 'text'
  }
}

function isStep({ min = 1, max = 3 }: Question, value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
}

function isEntityStep(question: Question): (one: unknown) => boolean {
  return (one) => typeof one === 'object' && one !== null && 'entity' in one && 'value' in one && typeof one.entity === 'string' && entityKey(one.entity) !== '' && (one.value === null || isStep(question, one.value))
}

function areDistinct(keys: readonly string[]): boolean {
  return new Set(keys).size === keys.length
}
