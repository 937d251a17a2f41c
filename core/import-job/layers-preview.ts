import { z } from 'zod'
import { isStorable, lineField, unstorable } from '../request/field'
import { tagMatcher } from '../codebook/match-tags'
import type { ProposedTag } from '../codebook/propose-tags'
import { clip } from '../formats/clip'
import type { Finding } from '../formats/finding'
import type { FoundAnnotator, FoundTag } from '../formats/layer-mapping'

const theirs = z.string().min(1).max(1000).refine(isStorable, unstorable)

/** What a lead chose for the layers of a file: who is who, what is what, and which proposals are taken. */
export const layersChoiceSchema = z.strictObject({
  /** Whose work it is where the format does not say. */
  annotator: lineField('The name of the annotator', 200),
  annotators: z.array(z.strictObject({ theirs: z.string().max(1000).refine(isStorable, unstorable), machine: z.boolean(), ours: lineField('The name of an annotator', 200).nullable(), as: z.enum(['person', 'machine']) })).max(2000),
  tags: z.array(z.strictObject({ theirs, ours: theirs.nullable() })).max(5000),
  /** From which certainty on proposals are taken; null for none but those picked out. */
  acceptFrom: z.number().min(0).max(1).nullable(),
  /** Proposals picked out, by where they stand, as `writePlace` has it. */
  accepted: z.array(z.string().max(2000).refine(isStorable, unstorable)).max(20_000),
})

export type LayersChoice = z.infer<typeof layersChoiceSchema>

export const nothingChosenYet: LayersChoice = { annotator: 'annotator', annotators: [], tags: [], acceptFrom: null, accepted: [] }


/** What of an import of layers would be stored by the choices as they are, or was. */
export interface LayersCounts {
  readonly articles: { readonly added: number; readonly known: number }
  readonly layers: { readonly added: number; readonly known: number }
  readonly annotations: { readonly added: number; readonly known: number }
}

/** What was read of a file of layers, before and after it is brought in. */
export interface LayersPreview {
  readonly choice: LayersChoice
  readonly annotators: readonly FoundAnnotator[]
  /** Each with the tag of the codebook that it may be. */
  readonly tags: readonly (FoundTag & { readonly proposed: ProposedTag | null })[]
  /** What tags can be mapped to: those of the newest codebook; empty where there is none, and one is made of the tags. */
  readonly codebook: { readonly number: number; readonly tags: readonly { readonly key: string; readonly name: string }[] } | null
  readonly counts: LayersCounts
  /** The first of them, in the order of the files, what can be accepted first. */
  readonly findings: readonly Finding[]
  readonly findingsInAll: number
  /** Left out because the choices say so. */
  readonly left: { readonly layers: number; readonly passages: number }
  /** Articles as the source calls them, the first of them, with the title that was read; what was looked at by an earlier version has none. */
  readonly articles: readonly { readonly name: string; readonly title?: string | null | undefined; readonly words: number; readonly layers: number; readonly slug: string | null }[]
  /** Why nothing can be brought in; null where something can. */
  readonly refusal: string | null
  /** Why it was not stored when it was asked for: something has changed since it was looked at, and this is what it comes to now. */
  readonly notice?: string
}

/** Tags that are not in the codebook, and of which nobody has said what becomes of them; none where a codebook is made of them. */
export function openTags({ tags, codebook }: Pick<LayersPreview, 'tags' | 'codebook'>, choices: LayersChoice['tags']): LayersPreview['tags'] {
  if (!codebook) return []
  const match = tagMatcher(codebook)
  const said = new Map(choices.map(({ theirs, ours }) => [theirs, ours === null || 'key' in match(ours)]))
  return tags.filter(({ tag, proposed }) => !(said.get(tag) ?? proposed?.by === 'name'))
}

/** What somebody is told who wants layers stored with such tags. */
export function saysOpenTags(open: LayersPreview['tags']): string {
  const named = open.slice(0, 3).map(({ tag }) => `“${clip(tag)}”`).join(', ')
  const rest = open.length > 3 ? ` and ${open.length - 3} more` : ''
  return `Nobody has said what becomes of ${named}${rest}, which the codebook does not have. Say which tag of the codebook it is, or leave out what has it.`
}

/** So many findings and articles are kept of a preview: a file in which more is wrong is a wrong file. */
export const mostShown = { findings: 1000, articles: 200 } as const

