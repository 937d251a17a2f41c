import { checkText } from '@/core/import/decode'
import type { AttributeValue } from '@/core/annotation/annotation'

/** Whether PostgreSQL, and every text file in UTF-8, can hold a text: no NUL, no half of a surrogate pair. */
export function isStorableText(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text)
}

/** Whether all words of a passage can be stored. */
export function isStorablePassage({ tag, note, attributes }: { tag: string; note: string; attributes: Readonly<Record<string, AttributeValue>> }): boolean {
  return [tag, note, ...Object.entries(attributes).flatMap(([key, value]) => [key, ...(Array.isArray(value) ? (value as string[]) : [String(value)])])].every(isStorableText)
}

/** Why a text cannot be an article, as a sentence; undefined where it can. */
export function textProblem(text: string): string | undefined {
  const checked = checkText(text)
  return checked.ok ? undefined : checked.problem.message
}
