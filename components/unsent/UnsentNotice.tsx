'use client'
import { unsentInWords } from '@/core/saving/unsent'
import type { UnsentArticle } from '@/core/saving/unsent'
import { PopSheet } from '../page/PopSheet'
import { ArticleTitle } from './ArticleTitle'
import { UnsentList } from './UnsentList'
import classes from './Unsent.module.css'

interface Props {
  /** Never empty. */
  readonly articles: readonly UnsentArticle[]
  readonly signedOut: boolean
  readonly signInHref: string
  readonly onSend: () => void
}

/** At the head of every page: how much of which article is still in this browser or this tab alone, and what can be done about it. */
export const UnsentNotice = ({ articles, signedOut, signInHref, onSend }: Props) => {
  const troubled = signedOut || articles.some((one) => one.troubled > 0)
  return (
    <PopSheet
      name="Not sent yet" buttonClass={classes.button} sheetClass={classes.sheet}
      face={
        <span className={classes.face} data-troubled={troubled || undefined}>
          <b>{unsentInWords(articles)}</b>
          <span className={classes.where}>{' in '}{articles.length === 1 ? <ArticleTitle article={articles[0]!.article} /> : `${articles.length} articles`}</span>
        </span>
      }
    >
      <p>{articles.some((one) => one.unkept) ? 'This browser keeps no unsent work: leave this tab open until all of it is on the server.' : 'Kept in this browser and not yet on the server.'} {signedOut ? 'Your session has ended.' : 'Sending is tried again and again by itself.'}</p>
      <UnsentList articles={articles} />
      <p>{signedOut ? <a href={signInHref}>Sign in again</a> : <button type="button" className={classes.way} onClick={onSend}>Try now</button>}</p>
    </PopSheet>
  )
}
