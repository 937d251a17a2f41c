import { counted } from '../counted'
import type { QueuedWrite } from './queue'

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
}

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
