import type { Annotation, AttributeValue } from '../annotation/annotation'
import type { Codebook } from '../codebook/codebook'

/**
 * The entities of an article: whoever has been named in one's own work on it, those named most often
 * first. The list grows as names are given, and nothing is ever taken into it from others' layers.
 * Names that differ only in case, in their composition (NFC) or in white space are one, as first written.
 */
export function entitiesOf(
  codebook: Pick<Codebook, 'attributes'>,
  annotations: Iterable<Pick<Annotation, 'attributes' | 'deleted'>>,
  alsoNamed: readonly string[] = [],
): readonly string[] {
  const keys = codebook.attributes.filter(({ type }) => type === 'entity' || type === 'list').map(({ key }) => key)
  const named: string[] = []
  for (const { attributes, deleted } of annotations) if (!deleted) for (const key of keys) named.push(...namesIn(attributes[key]))
  return byFrequency([...named, ...alsoNamed])
}

/** What two spellings of one name have in common; empty for a name that is blank. */
export function entityKey(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLocaleLowerCase('en')
}

function namesIn(value: AttributeValue | undefined): readonly string[] {
  return typeof value === 'string' ? [value] : typeof value === 'object' ? value : []
}

function byFrequency(names: readonly string[]): readonly string[] {
  const counted = new Map<string, { name: string; count: number }>()
  for (const name of names) {
    const key = entityKey(name)
    if (key === '') continue
    const known = counted.get(key)
    counted.set(key, { name: known?.name ?? name.trim(), count: (known?.count ?? 0) + 1 })
  }
  // A stable sort: of those named equally often, the one named first stands first.
  return [...counted.values()].sort((a, b) => b.count - a.count).map(({ name }) => name)
}
