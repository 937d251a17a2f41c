import { counted } from '../counted'
import type { QueuedWrite } from './queue'
import type { Write } from './write'

/** How its page called an article, for whoever has left that page. */
export interface ArticleName {
  /** Masked where its reader may not see the outlet; null where it has none. */
  readonly title: string | null
  /** Where its reader goes on. */
  readonly href: string
}

/** What of one article is in this browser, and not known to be on the server. */
export interface UnsentArticle {
  readonly assignment: string
  /** Undefined where the page that wrote it did not say. */
  readonly article: ArticleName | undefined
  readonly waiting: number
  /** How many of those wait for a person. */
  readonly troubled: number
  /** This browser does not keep it, or not all of it: that is lost with its tab. */
  readonly unkept?: true
}

/** How it stands with all that this browser has not sent. A new object at each change. */
export interface UnsentView {
  /** By article; of the one whose page is open too. */
  readonly articles: readonly UnsentArticle[]
  /** The session has ended, so that nothing can be sent. */
  readonly signedOut: boolean
  /** What came too late since the page was opened, and is kept for the lead. */
  readonly late: readonly Write[]
}

/** Nothing waits, as far as is known. */
export const nothingUnsent: UnsentView = { articles: [], signedOut: false, late: [] }

/** What waits, by article, in the order in which it is given. */
export function unsentByArticle(rows: readonly { readonly assignment: string; readonly article?: ArticleName | undefined; readonly item: Pick<QueuedWrite, 'trouble'> }[]): readonly UnsentArticle[] {
  const found = new Map<string, UnsentArticle>()
  for (const { assignment, article, item } of rows) {
    const before = found.get(assignment)
    found.set(assignment, {
      assignment, article: article ?? before?.article,
      waiting: 1 + (before?.waiting ?? 0), troubled: (item.trouble ? 1 : 0) + (before?.troubled ?? 0),
    })
  }
  return [...found.values()]
}

/** “3 waiting”, or “1 needs you” where a person has to do something; of several articles together. */
export function unsentInWords(articles: readonly Pick<UnsentArticle, 'waiting' | 'troubled'>[]): string {
  const troubled = articles.reduce((sum, one) => sum + one.troubled, 0)
  const waiting = articles.reduce((sum, one) => sum + one.waiting, 0)
  return troubled > 0 ? counted(troubled, 'needs you', 'need you') : `${waiting} waiting`
}
