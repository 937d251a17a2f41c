'use client'
import type { Extent } from '@/core/annotation/fragment'
import type { Codebook } from '@/core/codebook/codebook'
import { type FlaggedPassage, waitsForAnswer } from '@/core/flag/flag'
import { innerQuotes } from '@/core/text/inner-quotes'
import type { Result } from '@/core/result'
import { TagBadge } from '../codebook/TagBadge'
import { EmptyState } from '../page/EmptyState'
import { Link } from '../page/Link'
import classes from './Flag.module.css'
import { FlagForm } from './FlagForm'
import { FlagThread } from './FlagThread'

interface Props {
  readonly passages: readonly FlaggedPassage[]
  readonly codebook: Codebook | undefined
  /** The way to the words, where the article still has them there. */
  readonly wordsHref: (slug: string, extent: Extent) => string
  readonly onAnswer: (annotationId: string, text: string) => Promise<Result<unknown>>
}

/** Every flagged passage, those that wait for an answer first. */
export const FlagList = ({ passages, codebook, wordsHref, onAnswer }: Props) => {
  if (passages.length === 0) return <EmptyState title="Passages about which an annotator asks a reviewer will stand here.">Nobody asks anything just now.</EmptyState>
  const waiting = passages.filter(({ messages }) => waitsForAnswer(messages))
  const answered = passages.filter(({ messages }) => !waitsForAnswer(messages))
  const item = (passage: FlaggedPassage) => (
    <FlagItem key={passage.annotationId} passage={passage} codebook={codebook} href={wordsHref(passage.article.slug, passage.extent)} onAnswer={(text) => onAnswer(passage.annotationId, text)} />
  )
  return (
    <div className={classes.lists}>
      <section aria-labelledby="flags-waiting">
        <h2 id="flags-waiting">{waiting.length === 0 ? 'Nobody waits for an answer' : waiting.length === 1 ? '1 waits for an answer' : `${waiting.length} wait for an answer`}</h2>
        <ul className={classes.list}>{waiting.map(item)}</ul>
      </section>
      {answered.length > 0 && (
        <section aria-labelledby="flags-answered">
          <h2 id="flags-answered">Answered</h2>
          <ul className={classes.list}>{answered.map(item)}</ul>
        </section>
      )}
    </div>
  )
}

interface ItemProps {
  readonly passage: FlaggedPassage
  readonly codebook: Codebook | undefined
  readonly href: string
  readonly onAnswer: (text: string) => Promise<Result<unknown>>
}

const FlagItem = ({ passage: { article, tag: key, quote, before, after, note, messages }, codebook, href, onAnswer }: ItemProps) => {
  const tag = codebook?.tags.find((one) => one.key === key)
  // Of the whole, so that marks open and close with what stands before them. Every character stays one.
  const words = innerQuotes(before + quote + after)
  const [from, to] = [before.length, before.length + quote.length]
  return (
    <li className={classes.item}>
      <p className={classes.where}><Link href={href}>{article.title ?? <em>Title unknown</em>}</Link></p>
      <blockquote className={classes.quote} dir="auto"><span className={classes.around}>{words.slice(0, from)}</span><mark>{words.slice(from, to)}</mark><span className={classes.around}>{words.slice(to)}</span></blockquote>
      <p className={classes.tag}>{codebook && tag && <TagBadge codebook={codebook} tag={tag} />} {tag?.name ?? key}</p>
      {note && <p className={classes.note} dir="auto">{note}</p>}
      {messages.length > 0 ? <FlagThread messages={messages} asker="The annotator" answerer="Answer" /> : <p className={classes.who}>Flagged without a question.</p>}
      <FlagForm label="Answer" action="Answer" onSend={onAnswer} />
    </li>
  )
}
