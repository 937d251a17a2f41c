import { findDateOrByline } from '@/core/import/head-rules'
import type { Draft, KindedDraft } from '@/core/import/draft'
import { recogniseRegions } from '@/core/import/regions'
import type { PageHead } from './head'

const outside = { kind: 'furniture', reason: 'stands outside the main content of the page' } as const

/**
 * Gives the drafts of a page their kinds: what Readability did not take is furniture, but for the title and what stands
 * under it; the rest is recognised as in any text. A title that is not the one the page names is a heading.
 */
export function kindsOfPage(drafts: readonly Draft[], isOwn: readonly boolean[], head: PageHead): KindedDraft[] {
  const title = titleAmong(drafts, isOwn, head.titles)
  const byline = bylineUnder(title, drafts, head.byline ?? undefined)
  const first = isOwn.findIndex((own, index) => own && index !== title && index !== byline)
  const isBetween = (index: number) => title !== undefined && index > title && index < first
  const read = drafts.map((draft, index) => index !== byline && (isOwn[index]! || index === title || (isBetween(index) && findDateOrByline(draft) !== undefined)))
  const found = recogniseRegions(drafts.filter((_, index) => read[index])).values()
  return drafts.map((draft, index) => {
    if (index === byline) return { ...draft, kind: 'byline', reason: 'the name that the page gives as its author’s' }
    const kinded = read[index] ? found.next().value! : { ...draft, ...outside }
    if (index === title) return { ...draft, kind: 'title' }
    if (kinded.kind === 'title' && head.titles.length > 0) return { ...draft, kind: draft.form === 'heading' ? 'heading' : 'paragraph' }
    return kinded
  })
}

/** A line under the title that is the name of the author and nothing else. */
function bylineUnder(title: number | undefined, drafts: readonly Draft[], name: string | undefined): number | undefined {
  if (title === undefined || name === undefined) return undefined
  const index = drafts.slice(title + 1, title + 9).findIndex((draft) => squeezed(draft.text) === squeezed(name))
  return index < 0 ? undefined : title + 1 + index
}

/** The heading that says what the page says it is called; the article's own before one around it, and a higher one first. */
function titleAmong(drafts: readonly Draft[], isOwn: readonly boolean[], titles: readonly string[]): number | undefined {
  const names = titles.map(squeezed)
  const fits = drafts.flatMap((draft, index) => {
    const words = squeezed(draft.text)
    if (words.length < 4 || (draft.form !== 'heading' && !names.includes(words))) return []
    // A page's name often has that of its site behind it, or before.
    return names.some((name) => name === words || (words.length >= 15 && (name.startsWith(words) || name.endsWith(words)))) ? [{ index, level: draft.level || 9, own: isOwn[index]! }] : []
  })
  return fits.sort((a, b) => a.level - b.level || Number(b.own) - Number(a.own) || a.index - b.index)[0]?.index
}

function squeezed(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{P}\p{Cf}]+/gu, '').toLowerCase()
}
