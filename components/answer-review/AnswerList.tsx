'use client'
import { NativeSelect } from '@mantine/core'
import { EmptyState } from '@/components/page/EmptyState'
import { Link } from '@/components/page/Link'
import { PageHeader } from '@/components/page/PageHeader'
import type { Question } from '@/core/codebook/codebook'
import type { Result } from '@/core/result'
import { ArticleName } from '../review/ArticleName'
import type { AnsweredAbout, AnsweredQuestion } from './answered'
import { AnswerCase } from './AnswerCase'
import { AnswerRuleForm } from './AnswerRuleForm'
import type { AnswerVerdictInput } from './AnswerVerdictForm'
import classes from './AnswerReview.module.css'

type State = 'waiting' | 'decided' | 'unanimous'

interface Filters {
  readonly state: State | null
  readonly question: string | null
}

interface Props {
  readonly articles: readonly AnsweredAbout[]
  readonly filters: Filters
  /** Those of the newest codebook, for the filter. */
  readonly questions: readonly Pick<Question, 'key' | 'name'>[]
  readonly nextHref: string | null
  readonly listHref: string
  readonly hrefFor: (filters: Filters) => string
  readonly onGo: (href: string) => void
  readonly onDecide: (about: AnsweredAbout, one: AnsweredQuestion, verdict: AnswerVerdictInput) => Promise<Result<unknown>>
  readonly onWithdraw: (about: AnsweredAbout, decisionId: string) => Promise<Result<unknown>>
  readonly onReload: () => void
  readonly onPreviewRule: (k: number) => Promise<Result<number>>
  readonly onApplyRule: (k: number) => Promise<Result<{ readonly id: string; readonly questions: number }>>
  readonly onWithdrawRule: (id: string) => Promise<Result<number>>
}

const states: readonly (readonly [State | null, string])[] = [['waiting', 'To decide'], ['decided', 'Decided'], ['unanimous', 'Unanimous'], [null, 'All']]

/** The answers to the questions about whole articles, article by article, and what was decided of them. */
export const AnswerList = ({ articles, filters, questions, nextHref, listHref, hrefFor, onGo, onDecide, onWithdraw, onReload, onPreviewRule, onApplyRule, onWithdrawRule }: Props) => (
  <div className={classes.page}>
    <PageHeader above={<Link href={listHref}>Review</Link>} title="Answers" explanation="What annotators answer to the questions about the whole article, where they differ, and what has been decided." />
    <div role="group" aria-label="Filters" className={classes.bar}>
      <ul className={classes.choices} aria-label="State">
        {states.map(([state, name]) => (
          <li key={name}><Link href={hrefFor({ ...filters, state })} className={classes.toggle} aria-current={filters.state === state ? 'true' : undefined}>{name}</Link></li>
        ))}
      </ul>
      <NativeSelect size="xs" aria-label="Question" value={filters.question ?? ''} onChange={(event) => onGo(hrefFor({ ...filters, question: event.currentTarget.value || null }))}>
        <option value="">Every question</option>
        {questions.map(({ key, name }) => <option key={key} value={key}>{name}</option>)}
      </NativeSelect>
    </div>
    <AnswerRuleForm onPreview={onPreviewRule} onApply={onApplyRule} onWithdraw={onWithdrawRule} />
    {articles.length === 0 && nextHref === null && (
      <EmptyState title={filters.state === 'waiting' ? 'No answers wait for a verdict.' : 'No answers are like that.'} action={filters.state !== null && <Link href={hrefFor({ state: null, question: null })}>Show all answers</Link>}>
        Where two annotators have submitted an article and answer a question about it differently, both answers will stand here.
      </EmptyState>
    )}
    <ul className={classes.articles} aria-label="Articles">
      {articles.map((about) => (
        <li key={about.article.id} className={classes.article}>
          <h2 className={classes.title}><ArticleName article={about.article} linked /></h2>
          {!about.permission.allowed && <p className={classes.soft}>{about.permission.reason}</p>}
          <ul className={classes.cases}>
            {about.cases.map((one) => (
              <li key={one.question.key} className={classes.case} aria-label={one.question.name}>
                <AnswerCase
                  one={one} codebook={about.codebook} permission={about.permission} onReload={onReload}
                  onDecide={(verdict) => onDecide(about, one, verdict)} onWithdraw={() => onWithdraw(about, one.state.decision!.id)}
                />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
    {nextHref !== null && <p className={classes.more}><Link href={nextHref} rel="next">More answers</Link></p>}
  </div>
)
