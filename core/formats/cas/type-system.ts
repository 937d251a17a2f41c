import type { XmlElement } from '../xml'

/** What the types of a CAS say of their features: whether one is a text, a number, a truth value, or points at others. */
export interface TypeSystem {
  kindOf(type: string, feature: string): FeatureKind | undefined
}

export type FeatureKind = 'text' | 'number' | 'truth' | 'link'

const primitives: ReadonlyMap<string, FeatureKind> = new Map([
  ['uima.cas.String', 'text'], ['uima.cas.Boolean', 'truth'],
  ...['Integer', 'Long', 'Short', 'Byte', 'Float', 'Double'].map((name) => [`uima.cas.${name}`, 'number'] as const),
])

/** A type may inherit so often: beyond it the file goes in circles. */
const mostAncestors = 50

/** Reads a `TypeSystem.xml`. */
export function typeSystemOf(root: XmlElement): TypeSystem {
  const types = new Map<string, { ancestor: string; features: Map<string, string> }>()
  const under = (element: XmlElement | undefined, name: string) => element?.children.filter((child) => child.name === name) ?? []
  const wordsAt = (element: XmlElement, name: string) => under(element, name)[0]?.text.trim() ?? ''
  for (const type of under(under(root, 'types')[0], 'typeDescription')) {
    const features = under(under(type, 'features')[0], 'featureDescription').map((feature) => [wordsAt(feature, 'name'), wordsAt(feature, 'rangeTypeName')] as const)
    types.set(wordsAt(type, 'name'), { ancestor: wordsAt(type, 'supertypeName'), features: new Map(features) })
  }
  const ancestors = (type: string): string[] => {
    const line = [type]
    for (let next = types.get(type)?.ancestor; next !== undefined && line.length < mostAncestors; next = types.get(next)?.ancestor) line.push(next)
    return line
  }
  return {
    kindOf(type, feature) {
      const range = ancestors(type).map((one) => types.get(one)?.features.get(feature)).find((one) => one !== undefined)
      if (range === undefined) return undefined
      // A set of tags is a kind of text.
      return ancestors(range).map((one) => primitives.get(one)).find((one) => one !== undefined) ?? 'link'
    },
  }
}
