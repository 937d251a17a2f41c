import { type AnnotationContent, quoteOf } from '@/core/annotation/annotation'
import type { Codebook } from '@/core/codebook/codebook'
import { answerInWords } from '@/core/question/answer-words'
import { type Standing, type Write, isAnnotation, isAnswer } from '@/core/saving/write'
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
        <ol className={classes.writes}>
          {writes.map((kept) => <Kept key={kept.key} kept={kept} codebook={codebook} looks={looks} />)}
        </ol>
        <p className={classes.soft}>To let {annotator} store it, give the article back under Assignments. In a browser that still has it open, <i>Try again</i> then does it.</p>
      </section>
    )
  })
}

interface KeptProps {
  readonly kept: KeptWrite
  readonly codebook: Codebook
  readonly looks: TagLooks
}

const Kept = ({ kept, codebook, looks }: KeptProps) => {
  const { write, reason, keptAt, storedSince } = kept
  const what = write.kind === 'delete' ? 'To be deleted' : write.kind === 'message' ? 'A question to a reviewer' : write.basedOn === 0 ? 'New' : 'Changed'
  return (
    <li className={classes.kept}>
      <p className={classes.soft}>{what}, <Moment at={keptAt} />{storedSince && <b>; stored since</b>}</p>
      <KeptContent kept={kept} codebook={codebook} looks={looks} />
      <p className={classes.soft}>{reason}</p>
    </li>
  )
}

const KeptContent = ({ kept: { write, current }, codebook, looks }: KeptProps) => {
  if (write.kind === 'message') return <p className={classes.note} dir="auto">{write.text}</p>
  if (write.kind === 'answer') {
    const question = codebook.questions.find(({ key }) => key === write.id)
    const words = (value: typeof write.value) => (question && answerInWords(question, value)) || 'no answer'
    return <p className={classes.passage}><b>{question?.name ?? write.id}:</b> <span dir="auto">{words(write.value)}</span>{current && isAnswer(current) && <span className={classes.soft}> (stands as: <span dir="auto">{words(current.value)}</span>)</span>}</p>
  }
  const content = write.kind === 'put' ? write : current && isAnnotation(current) ? current : null
  return content ? <Content content={content} looks={looks} /> : <p><em>an annotation that was never stored</em></p>
}

const Content = ({ content, looks }: { content: AnnotationContent; looks: TagLooks }) => {
  const look = looks.get(content.tag)
  const attributes = Object.entries(content.attributes)
  return (
    <>
      <p className={classes.passage}>{look && <TagSign look={look} />} <b>{look?.tag.name ?? content.tag}</b> <q dir="auto">{quoteOf(content)}</q></p>
      {content.note && <p className={classes.note} dir="auto">{content.note}</p>}
      {attributes.length > 0 && (
        <dl className={classes.attributes}>
          {attributes.map(([key, value]) => <div key={key}><dt>{key.replaceAll('_', ' ')}</dt> <dd dir="auto">{Array.isArray(value) ? value.join(' › ') : String(value)}</dd></div>)}
        </dl>
      )}
    </>
  )
}
