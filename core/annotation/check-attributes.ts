import { attributesOf } from '../codebook/attributes'
import type { Codebook } from '../codebook/codebook'
import { type Result, fail, ok } from '../result'
import type { AttributeValue } from './annotation'

/** Whether attributes are those that the codebook gives this tag, with values of their types. A required one may be missing: that is unfinished, not wrong. */
export function checkAttributes(codebook: Codebook, tag: string, attributes: Readonly<Record<string, AttributeValue>>): Result<null> {
  const known = new Map(attributesOf(codebook, tag).map((attribute) => [attribute.key, attribute]))
  for (const [key, value] of Object.entries(attributes)) {
    const attribute = known.get(key)
    const field = `attributes.${key}`
    if (!attribute) return fail('refused', `This codebook gives the tag “${tag}” no attribute “${key}”.`, { field })
    const wrong = (expected: string) => fail('refused', `“${attribute.name}” is ${expected}.`, { field })
    switch (attribute.type) {
      case 'boolean':
        if (typeof value !== 'boolean') return wrong('yes or no')
        break
      case 'scale':
        if (typeof value !== 'number' || !Number.isInteger(value) || value < attribute.min! || value > attribute.max!)
          return wrong(`a whole number from ${attribute.min} to ${attribute.max}`)
        break
      case 'choice':
        if (typeof value !== 'string' || !attribute.options!.includes(value)) return wrong(`one of ${attribute.options!.join(', ')}`)
        break
      case 'list':
        if (!Array.isArray(value)) return wrong('a list')
        break
      case 'entity':
      case 'text':
        if (typeof value !== 'string') return wrong('text')
        if (attribute.maxLength && [...value].length > attribute.maxLength) return wrong(`at most ${attribute.maxLength} characters`)
    }
  }
  return ok(null)
}
