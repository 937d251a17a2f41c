import type { AttributeValue } from '@/core/annotation/annotation'
import { isObject } from './json'

/** Takes attributes out of JSON: those of a form we have, and the keys of the others. */
export function attributesFrom(value: unknown): { attributes: Record<string, AttributeValue>; others: string[] } {
  if (value === undefined) return { attributes: {}, others: [] }
  if (!isObject(value)) return { attributes: {}, others: ['attributes'] }
  const entries = Object.entries(value)
  // fromEntries makes own properties of any name; assigning `__proto__` would not.
  const attributes = Object.fromEntries(entries.flatMap(([key, one]) => (isAttributeValue(one) ? [[key, one] as const] : [])))
  return { attributes, others: entries.flatMap(([key, one]) => (isAttributeValue(one) ? [] : [key])) }
}

function isAttributeValue(value: unknown): value is AttributeValue {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string')
  return typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
}

/** The attributes in the order of their keys, so that equal ones are written alike. */
export function sortedAttributes(attributes: Readonly<Record<string, AttributeValue>>): [string, AttributeValue][] {
  return Object.entries(attributes).sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
}
