import type { AttributeValue } from '@/core/annotation/annotation'

const chain = ' › '

/** A value for reading: “Titorenko › Reuters”, “state official”. */
export function writeValue(value: AttributeValue | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'object' ? value.join(chain) : String(value)
}
