import { Unknown } from '@/components/page/Unknown'
import type { WorkRow } from './MyWork'

/** An article by its title; one without is “Untitled” in italics, with its opening words. */
export const MyWorkTitle = ({ row }: { readonly row: Pick<WorkRow, 'title' | 'openingWords'> }) =>
  row.title === null ? <><Unknown word="Untitled" />: <span dir="auto">“{withEllipsis(row.openingWords)}”</span></> : <span dir="auto">{row.title}</span>

/** Opening words always break off, and come with or without the sign for it. */
function withEllipsis(words: string): string {
  return `${words.replace(/\s*…$/u, '')}\u00a0…`
}
