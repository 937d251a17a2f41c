import { unknownChoice } from '../outlet/outlet-draft'
import type { ArticleDetailsRequest } from '../request/article-details'

/** What is known of an article and can be corrected. Null is unknown. */
export type KnownDetails = Omit<ArticleDetailsRequest, 'basedOn'>

/** The same while somebody writes it: plain strings, empty where nothing is said; `unknown` is a choice like any other. */
export type DetailsDraft = { readonly [field in keyof KnownDetails]: string }

/** In the order of the form. */
export const detailsFields = ['title', 'byline', 'publishedAt', 'url', 'originatorId', 'publisherId', 'storyTitle', 'language', 'provenance'] as const satisfies readonly (keyof KnownDetails)[]

export type DetailsField = (typeof detailsFields)[number]

/** The draft to begin with. */
export function detailsDraft(known: KnownDetails): DetailsDraft {
  return {
    title: known.title ?? '', byline: known.byline ?? '', publishedAt: known.publishedAt ?? '', url: known.url ?? '',
    originatorId: known.originatorId ?? unknownChoice, publisherId: known.publisherId ?? unknownChoice,
    storyTitle: known.storyTitle ?? '', language: known.language ?? unknownChoice, provenance: known.provenance,
  }
}

/** What a draft would send: the body of `articleDetailsSchema`, not yet checked. Blank is unknown, and goes as null. */
export function detailsBody(draft: DetailsDraft, basedOn: number) {
  return {
    basedOn, title: filled(draft.title), byline: filled(draft.byline), publishedAt: filled(draft.publishedAt), url: filled(draft.url),
    originatorId: chosen(draft.originatorId), publisherId: chosen(draft.publisherId), storyTitle: filled(draft.storyTitle), language: chosen(draft.language), provenance: draft.provenance,
  }
}

/** The fields in which two drafts differ. */
export function differing(one: DetailsDraft, other: DetailsDraft): readonly DetailsField[] {
  return detailsFields.filter((field) => one[field] !== other[field])
}

/** A draft on top of what somebody else has saved: what its writer has changed stays theirs, everything else is as it was saved. */
export function mergedDraft(draft: DetailsDraft, began: DetailsDraft, saved: DetailsDraft): DetailsDraft {
  return { ...saved, ...Object.fromEntries(differing(draft, began).map((field) => [field, draft[field]])) }
}

function filled(value: string): string | null {
  return value.trim() === '' ? null : value
}

function chosen(choice: string): string | null {
  return choice === unknownChoice ? null : choice
}
