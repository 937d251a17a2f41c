import type { Codebook } from '@/core/codebook/codebook'
import type { AgreementInput, RatedQuestion } from './input'

/**
 * The tags and comparable questions of several versions of a codebook, each once, as the newest that has it says. A question
 * that was asked in another form before, as a choice where it is a scale now, is one more question of its own: answers to
 * the two cannot be put together. @param codebooks the newest first.
 */
export function tagsAndQuestions(codebooks: readonly { readonly number: number; readonly codebook: Codebook }[]): Pick<AgreementInput, 'tags' | 'questions'> {
  const tags = new Map<string, string>()
  const questions = new Map<string, RatedQuestion & { readonly codebooks: number[] }>()
  for (const { number, codebook } of codebooks) {
    for (const { key, name } of codebook.tags) if (!tags.has(key)) tags.set(key, name)
    for (const { key, name, type } of codebook.questions) {
      const level = levels[type]
      if (!level) continue
      const known = questions.get(key)
      const former = known !== undefined && known.level !== level
      const own = former ? `${key}~${level}` : key
      const same = questions.get(own)
      if (same) same.codebooks.push(number)
      else questions.set(own, { key, name: former ? `${name} (as asked up to codebook ${number})` : name, level, codebooks: [number], ...(former ? { row: own } : {}) })
    }
  }
  return { tags: [...tags].map(([key, name]) => ({ key, name })), questions: [...questions.values()] }
}

/** How answers of a type are compared. Entities and free words are not. */
const levels: Partial<Readonly<Record<Codebook['questions'][number]['type'], RatedQuestion['level']>>> = { choice: 'nominal', scale: 'ordinal', multi_choice: 'masi' }

/** The question whose answer says what genre an article is of. */
export const genreQuestion = 'genre'

/** What more than half of those who said something said; null where there is no such thing. */
export function mostSaid(words: readonly unknown[]): string | null {
  const said = words.filter((word): word is string => typeof word === 'string')
  return said.find((word) => said.filter((other) => other === word).length * 2 > said.length) ?? null
}
