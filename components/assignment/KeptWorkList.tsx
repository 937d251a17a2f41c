import { type AnnotationContent, quoteOf } from '@/core/annotation/annotation'
import { wordsOf } from '@/core/codebook/attributes'
import type { Codebook } from '@/core/codebook/codebook'
import { changesBetween } from '@/core/history/revision'
import { answerInWords } from '@/core/question/answer-words'
import { attributesInWords } from '@/core/review/attribute-words'
import { type PutAnswer, type Standing, type Write, isAnnotation, isAnswer } from '@/core/saving/write'
import { TagSign } from '../annotation/TagSign'
import { type TagLooks, tagLooks } from '../annotation/tag-look'
import { EmptyState } from '../page/EmptyState'
import { Link } from '../page/Link'
import { Moment } from '../page/Moment'
import { Unknown } from '../page/Unknown'
import classes from './KeptWorkList.module.css'

interface KeptWrite {
  readonly key: string
  readonly write: Write
  /** What it was to change, as it stands; null where it was new. */
  readonly current: Standing | null
  readonly reason: string
  readonly keptAt: string
  readonly storedSince: boolean
}

interface Props {
  /** By article and annotator. */
  readonly works: readonly {
    readonly assignmentId: string
    readonly article: { readonly title: string | null; readonly href: string }
    readonly annotator: string
    readonly codebook: Codebook
    readonly writes: readonly KeptWrite[]
  }[]
}

/** Work that came too late to be stored, for the lead: whose it is, what it says, and why it is here. */
export const KeptWorkList = ({ works }: Props) => {
  if (works.length === 0)
    return <EmptyState title="Work that came too late would stand here.">There is none: everything that annotators wrote has been stored.</EmptyState>
  return works.map(({ assignmentId, article, annotator, codebook, writes }) => {
    const looks = tagLooks(codebook)
    return (
      <section key={assignmentId} className={classes.work} aria-labelledby={`kept-${assignmentId}`}>
        <h2 id={`kept-${assignmentId}`}><Link href={article.href}>{article.title ?? <Unknown word="Untitled" />}</Link><span className={classes.who}>, {annotator}</span></h2>
        {[...new Set(writes.map(({ reason }) => reason))].map((reason) => <p key={reason} className={classes.soft}>{annotator} was told: <q dir="auto">{reason}</q></p>)}
        <ol className={classes.writes}>
          {writes.map((kept) => <Kept key={kept.key} kept={kept} codebook={codebook} looks={looks} />)}
        </ol>
        {writes.some(({ storedSince }) => !storedSince) && (
          <p className={classes.soft}>To have it stored, send the article back to {annotator}, or assign it again. In a browser that still shows the change, “Try again” then stores it; otherwise {annotator} makes it anew.</p>
        )}
      </section>
    )
  })
}

interface KeptProps {
  readonly kept: KeptWrite
  readonly codebook: Codebook
  readonly looks: TagLooks
}

const Kept = ({ kept, codebook, looks }: KeptProps) => (
  <li className={classes.kept}>
    <p className={classes.when}>{nameOf(kept.write)} · <Moment at={kept.keptAt} />{kept.storedSince && <b> · stored since</b>}</p>
    <KeptContent kept={kept} codebook={codebook} looks={looks} />
  </li>
)

function nameOf(write: Write): string {
  if (write.kind === 'message') return 'Question to a reviewer'
  if (write.kind === 'answer') return write.basedOn === 0 ? 'New answer' : 'Change of an answer'
  if (write.kind === 'delete') return 'Deletion of a passage'
  return write.basedOn === 0 ? 'New passage' : 'Change of a passage'
}

const KeptContent = ({ kept: { write, current, storedSince }, codebook, looks }: KeptProps) => {
  if (write.kind === 'message') return <p className={classes.note} dir="auto">{write.text}</p>
  if (write.kind === 'answer') return <Answered write={write} current={storedSince ? null : current} codebook={codebook} />
  const stored = current && isAnnotation(current) ? current : null
  if (write.kind === 'delete') return stored ? <Content content={stored} codebook={codebook} looks={looks} /> : <p><em>The passage was never stored.</em></p>
  return (
    <>
      <Content content={write} codebook={codebook} looks={looks} />
      {stored && !storedSince && <p className={classes.change} dir="auto">Against what is stored: {changesBetween(codebook, stored, { ...write, deleted: false }).join('; ')}.</p>}
    </>
  )
}

const Answered = ({ write, current, codebook }: { write: PutAnswer; current: Standing | null; codebook: Codebook }) => {
  const question = codebook.questions.find(({ key }) => key === write.id)
  const inWords = (value: PutAnswer['value']) => (question && answerInWords(question, value)) || 'no answer'
  return (
    <>
      <p className={classes.note}><b>{question?.name ?? write.id}:</b> <span dir="auto">{inWords(write.value)}</span></p>
      {current && isAnswer(current) && <p className={classes.change}>What is stored: <span dir="auto">{inWords(current.value)}</span>.</p>}
    </>
  )
}

const Content = ({ content, codebook, looks }: { content: AnnotationContent; codebook: Codebook; looks: TagLooks }) => {
  const look = looks.get(content.tag)
  const known = new Set(codebook.attributes.map(({ key }) => key))
  const others = Object.entries(content.attributes).filter(([key]) => !known.has(key)).map(([key, value]) => ({ key, name: wordsOf(key), value: String(value) }))
  const attributes = [...attributesInWords(codebook, content), ...others]
  return (
    <>
      <p className={classes.tag}>{look && <TagSign look={look} />}<b>{look?.tag.name ?? wordsOf(content.tag)}</b></p>
      <p className={classes.quote} dir="auto"><q>{quoteOf(content)}</q></p>
      {content.note && <p className={classes.note} dir="auto">{content.note}</p>}
      {attributes.length > 0 && (
        <dl className={classes.attributes}>
          {attributes.map(({ key, name, value }) => <div key={key}><dt>{name}</dt>{value && <dd dir="auto">{value}</dd>}</div>)}
        </dl>
      )}
    </>
  )
}
