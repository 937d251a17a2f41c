import type { AttributeValue } from '@/core/annotation/annotation'
import { sortedAttributes } from '@/core/formats/attributes'

type Attributes = Readonly<Record<string, AttributeValue>>

/** Whether two passages have the same attributes, in whatever order. */
export function attributesEqual(one: Attributes, other: Attributes): boolean {
  return JSON.stringify(sortedAttributes(one)) === JSON.stringify(sortedAttributes(other))
}
