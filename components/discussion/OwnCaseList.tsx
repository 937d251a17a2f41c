import { innerQuotes } from '@/core/text/inner-quotes'
import { ArticleTitle } from '@/components/article/ArticleTitle'
import { EmptyState } from '@/components/page/EmptyState'
import { Link } from '@/components/page/Link'
import { Moment } from '@/components/page/Moment'
import { PageHeader } from '@/components/page/PageHeader'
import type { Codebook } from '@/core/codebook/codebook'
import { type ObjectionState, type OwnCaseLine, outcomesInWords } from '@/core/discussion/own-case'
import classes from './OwnCaseList.module.css'

interface Props {
  /** What waits for an answer first. */
  readonly questions: readonly OwnCaseLine[]
  /** The latest first. */
  readonly decided: readonly OwnCaseLine[]
  readonly codebook: Pick<Codebook, 'tags'> | undefined
  readonly workHref: string
  readonly caseHref: (decisionId: string) => string
  /** The page after this one; null at the end. */
  readonly nextHref: string | null
}

/** What a reviewer asks an annotator, and what was decided on what they marked. */
export const OwnCaseList = ({ questions, decided, codebook, workHref, caseHref, nextHref }: Props) => (
  <div className={classes.page}>
    <PageHeader
      above={<Link href={workHref}>My work</Link>}
      title="What was decided"
      explanation="On the passages you marked, in articles that you have submitted. What you marked is kept as it is, whatever the verdict; to each case you can object once."
    />
    {questions.length > 0 && (
      <section aria-labelledby="asked">
        <h2 id="asked" className={classes.head}>Asked of you</h2>
        <Lines lines={questions} codebook={codebook} caseHref={caseHref} />
      </section>
    )}
    {decided.length === 0 ? (
      <EmptyState title="Nothing is decided yet.">As soon as a reviewer decides about a passage you marked, it will stand here, with the reason.</EmptyState>
    ) : (
      <section aria-labelledby="decided">
        <h2 id="decided" className={classes.head}>Decided</h2>
        <Lines lines={decided} codebook={codebook} caseHref={caseHref} />
        {nextHref !== null && <p className={classes.more}><Link href={nextHref} rel="next">More</Link></p>}
      </section>
    )}
  </div>
)

const Lines = ({ lines, codebook, caseHref }: { readonly lines: readonly OwnCaseLine[] } & Pick<Props, 'codebook' | 'caseHref'>) => (
  <ul className={classes.list}>
    {lines.map((line) => (
      <li key={line.decisionId} className={classes.row} data-waiting={line.question === 'waiting' || undefined}>
        <Link href={caseHref(line.decisionId)} className={classes.link}>
          {line.quote ? <q className={classes.quote} dir="auto">{innerQuotes(line.quote)}</q> : <span className={classes.quote}>A place where you marked nothing</span>}
          <span className={classes.what}>
            {line.question ? questionWords[line.question] : outcomesInWords(line.outcomes, line.newTags.map((key) => nameOf(codebook, key)))}
            {line.objection && <> · {objectionWords[line.objection]}</>}
          </span>
        </Link>
        {line.asks !== null && <span className={classes.asks} dir="auto">{line.asks}</span>}
        <span className={classes.facts}>
          {line.tags.map((key) => nameOf(codebook, key)).join(', ')}{line.tags.length > 0 && ' · '}
          <ArticleTitle title={line.article.title} openingWords={line.article.opening} /> · <Moment at={line.at} />
        </span>
      </li>
    ))}
  </ul>
)

const nameOf = (codebook: Props['codebook'], key: string) => codebook?.tags.find((tag) => tag.key === key)?.name ?? key

const questionWords = { waiting: 'Waits for your answer', answered: 'You have answered', over: 'No answer needed any more' } as const

const objectionWords: Readonly<Record<ObjectionState, string>> = { open: 'you objected', kept: 'you objected; the verdict was kept', decidedAgain: 'you objected; it was decided again' }
