import type { ImportedArticle } from '@/core/import/import-article'
import { unknownChoice } from '@/core/outlet/outlet-draft'
import { slugOf } from '@/core/request/slug'
import type { Desk } from './desk-state'

/** What the importer can guess from the text. */
export const guessable = ['title', 'byline', 'publishedAt', 'url'] as const

export type Guessable = (typeof guessable)[number]

/** The details of an article while somebody writes them. A field that is undefined follows the guess. */
export type DetailsDraft = { readonly [field in Guessable | 'slug']: string | undefined } & {
  /** An id, or `unknown`. */
  readonly originatorId: string
  readonly publisherId: string
  readonly provenance: string
  readonly storyTitle: string
}

export const blankDetails: DetailsDraft = {
  title: undefined,
  byline: undefined,
  publishedAt: undefined,
  url: undefined,
  slug: undefined,
  originatorId: unknownChoice,
  publisherId: unknownChoice,
  provenance: '',
  storyTitle: '',
}

/** What stands in each field: what somebody wrote, or else the guess, or else nothing. */
export function shownDetails(draft: DetailsDraft, guess: ImportedArticle | undefined): Record<Guessable | 'slug', string> {
  const title = draft.title ?? guess?.title ?? ''
  return {
    title,
    byline: draft.byline ?? guess?.byline ?? '',
    publishedAt: draft.publishedAt ?? guess?.publishedAt ?? '',
    url: draft.url ?? guess?.url ?? '',
    slug: draft.slug ?? slugOf(title || (guess ? openingOf(guess) : '')),
  }
}

/** What would be sent: the body of `articleSchema`, not yet checked. Blank is unknown, and goes as null. */
export function articleBody(desk: Desk, guess: ImportedArticle | undefined, draft: DetailsDraft) {
  const shown = shownDetails(draft, guess)
  return {
    raw: desk.raw,
    format: guess?.format ?? desk.format,
    edits: desk.edits,
    title: filled(shown.title),
    byline: filled(shown.byline),
    publishedAt: filled(shown.publishedAt),
    url: filled(shown.url),
    originatorId: known(draft.originatorId),
    publisherId: known(draft.publisherId),
    provenance: draft.provenance,
    storyTitle: filled(draft.storyTitle),
    slug: shown.slug.trim(),
  }
}

/** The first words of an article's own text, or of whatever there is. */
export function openingOf({ canonical: { text, blocks } }: ImportedArticle, words = 8): string {
  const lines = text.split('\n')
  const body = blocks.findIndex((block) => block.kind === 'paragraph')
  return (lines[Math.max(body, 0)] ?? '').trim().split(/\s+/).slice(0, words).join(' ')
}

function filled(value: string): string | null {
  return value.trim() === '' ? null : value
}

function known(choice: string): string | null {
  return choice === unknownChoice ? null : choice
}
