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

/** What the codebook says in a clause; undefined where it has no such clause. */
export function clauseText(key: string, tags: readonly Pick<Tag, 'key' | keyof typeof parts>[]): string | undefined {
  const tag = tags.find((each) => key.startsWith(`${each.key}.`) && Object.hasOwn(parts, key.slice(each.key.length + 1)))
  return tag?.[key.slice(tag.key.length + 1) as keyof typeof parts]
}

/** A clause by its key, for people; the key itself where the codebook has no such tag. */
export function clauseName(key: string, tags: readonly Pick<Tag, 'key' | 'name'>[]): string {
  return clausesOf(tags).find((clause) => clause.key === key)?.name ?? key
}
