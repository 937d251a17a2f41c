import type { Tag } from './codebook'

/** A part of the codebook that a decision can rest on. */
export interface Clause {
  /** As decisions keep it: `hedging.doNotUseWhen`. */
  readonly key: string
  /** For people: “Hedging: not when”. */
  readonly name: string
}

const parts = { definition: 'definition', useWhen: 'when', doNotUseWhen: 'not when' } as const

/** The clauses of some tags, in their order. */
export function clausesOf(tags: readonly Pick<Tag, 'key' | 'name'>[]): readonly Clause[] {
  return tags.flatMap((tag) => Object.entries(parts).map(([part, name]) => ({ key: `${tag.key}.${part}`, name: `${tag.name}: ${name}` })))
}

/** A clause by its key, for people; the key itself where the codebook has no such tag. */
export function clauseName(key: string, tags: readonly Pick<Tag, 'key' | 'name'>[]): string {
  return clausesOf(tags).find((clause) => clause.key === key)?.name ?? key
}
