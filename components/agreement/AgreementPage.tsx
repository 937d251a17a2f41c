'use client'
import { useCallback } from 'react'
import { EmptyState } from '@/components/page/EmptyState'
import { Link } from '@/components/page/Link'
import { PageHeader } from '@/components/page/PageHeader'
import type { AgreementState, PieceState } from '@/core/agreement/report/agreement-state'
import { type ReportChoice, besideScope } from '@/core/agreement/report/choice'
import type { PieceKey } from '@/core/agreement/report/metric-key'
import { metricWords } from '@/core/agreement/report/metric-words'
import { type CaseWords, type MetricReport, breakdowns } from '@/core/agreement/report/report'
import { strangeWords } from '@/core/agreement/report/scope-words'
import type { Codebook } from '@/core/codebook/codebook'
import { noFilters, writeFilters } from '@/core/review/filters'
import classes from './AgreementPage.module.css'
import { ChoiceBar } from './ChoiceBar'
import { FigurePlate } from './FigurePlate'
import { MetricTable } from './MetricTable'
import { PieceStatus } from './PieceStatus'
import { PieceWait } from './PieceWait'
import { Summary } from './Summary'
import { ConfusionPlate, RatePlate } from './TagPlates'
import { ViewNav } from './ViewNav'

interface Props {
  readonly choice: ReportChoice
  /** What the address asks for and there is not, which `choice` leaves out. */
  readonly strange?: readonly string[]
  readonly state: AgreementState
  /** Of the part that figures are set beside; null without one. */
  readonly beside: AgreementState | null
  readonly codebook: Pick<Codebook, 'groups' | 'tags'>
  readonly project: { readonly slug: string; readonly name: string }
  /** Where the cases are listed. */
  readonly reviewHref: string
  /** Whether the cases of two annotators can be listed: only where it is not hidden who they are. */
  readonly mayPickPeople: boolean
  /** Where articles are given to annotators; null for those who may not. */
  readonly assignmentsHref: string | null
  readonly hrefFor: (choice: ReportChoice) => string
  readonly onGo: (href: string) => void
  /** Why something could not be asked for, or its state not be learnt. */
  readonly problem: string | undefined
  readonly onAsk: (pieces: readonly PieceKey[]) => void
  readonly onCancel: (pieces: readonly PieceKey[]) => void
  /** The same for the part that figures are set beside. */
  readonly onAskBeside: (pieces: readonly PieceKey[]) => void
  readonly onCancelBeside: (pieces: readonly PieceKey[]) => void
}

/** How reliable a project's passages are: one metric, looked at in one way, with all that is needed to judge it. */
export const AgreementPage = (props: Props) => (
  <>
    <Shown {...props} />
    <PieceStatus {...props} />
  </>
)

const Shown = (props: Props) => {
  const { choice, strange = [], state, hrefFor, onGo, reviewHref, mayPickPeople, assignmentsHref } = props
  const casesHref = useCallback(
    (words: CaseWords, alone = false) => (words.people !== undefined && !mayPickPeople ? null : `${reviewHref}${writeFilters({ ...noFilters, ...words, kinds: alone ? ['presence'] : [] })}`),
    [reviewHref, mayPickPeople],
  )
  const metric = state.metrics[choice.metric]
  const head = <PageHeader title="Agreement" explanation="How far the annotators see the same, and how sure that is. Every figure says what it was computed from, and leads to the cases." />
  if (state.choices.first === null) return <>{head}<NothingYet assignmentsHref={assignmentsHref} /></>
  const whole = choice.scope.codebook === null && choice.scope.from === null && choice.scope.until === null
  const nothing = metric.kind === 'done' && isWithoutPairs(metric.report)
  if (nothing && whole) return <>{head}<NothingYet assignmentsHref={assignmentsHref} /></>
  return (
    <>
      {head}
      <ChoiceBar choice={choice} choices={state.choices} onChoose={(next) => onGo(hrefFor(next))} />
      <StrangeAddress words={strangeWords(strange, choice, state.choices.codebooks)} />
      {nothing ? (
        <EmptyState title="Nothing like that." action={<Link href={hrefFor({ ...choice, scope: { codebook: null, from: null, until: null }, beside: null })}>Show the whole project</Link>}>
          No article was done by two annotators in this part of the project.
        </EmptyState>
      ) : (
        <>
          {metric.kind === 'done' && <Summary report={metric.report} />}
          <ViewNav choice={choice} report={metric.kind === 'done' ? metric.report : undefined} hrefFor={hrefFor} />
          <View {...props} casesHref={casesHref} />
        </>
      )}
    </>
  )
}

type ViewProps = Props & { readonly casesHref: (words: CaseWords, alone?: boolean) => string | null }

const View = ({ choice, state, beside, codebook, project, problem, onAsk, onCancel, onAskBeside, onCancelBeside, onGo, casesHref, hrefFor }: ViewProps) => {
  const common = { choice, codebook, project, casesHref, onGo }
  const waitFor = (piece: PieceKey, one: Exclude<PieceState<unknown>, { kind: 'done' }>, what: string) => (
    <PieceWait state={one} what={what} problem={problem} onAsk={() => onAsk([piece])} onCancel={() => onCancel([piece])} />
  )
  const view = breakdowns.find((one) => one === choice.view)
  if (view === undefined) {
    const { tags } = state
    if (tags.kind !== 'done') return waitFor('tags', tags, 'The table')
    return choice.view === 'confusion' ? <ConfusionPlate {...common} report={tags.report} day={tags.at.slice(0, 10)} /> : <RatePlate {...common} report={tags.report} day={tags.at.slice(0, 10)} />
  }
  const { sign } = metricWords[choice.metric]
  const metric = state.metrics[choice.metric]
  if (metric.kind !== 'done') return waitFor(choice.metric, metric, sign)
  const other = beside?.metrics[choice.metric]
  const scope = besideScope(choice.scope, choice.beside)
  return (
    <>
      {other && other.kind !== 'done' && (
        <PieceWait state={other} what={`What ${sign} is set beside`} problem={problem} onAsk={() => onAskBeside([choice.metric])} onCancel={() => onCancelBeside([choice.metric])} />
      )}
      <FigurePlate
        {...common} hrefFor={hrefFor} choice={{ ...choice, view }} report={metric.report} day={metric.at.slice(0, 10)}
        beside={other?.kind === 'done' && choice.beside && scope ? { by: choice.beside, scope, report: other.report } : null}
      />
      {view === 'all' && <MetricTable metrics={state.metrics} hrefFor={(other) => hrefFor({ ...choice, metric: other })} onAsk={onAsk} />}
    </>
  )
}

/** Figures under an address that asked for others are not to be taken for those. */
const StrangeAddress = ({ words }: { readonly words: string | undefined }) => words && <p role="note" className={classes.strange}>{words}</p>

const NothingYet = ({ assignmentsHref }: Pick<Props, 'assignmentsHref'>) => (
  <EmptyState title="Figures need two who have read the same." action={assignmentsHref && <Link href={assignmentsHref}>Give an article to two annotators</Link>}>
    As soon as two annotators have submitted the same article, how far they agree will stand here: by tag, by pair, by outlet and over time, each figure with what it was computed from. From ten articles on, with an interval.
  </EmptyState>
)

function isWithoutPairs(report: MetricReport): boolean {
  const all = report.breakdowns.find(({ by }) => by === 'all')
  return all !== undefined && all.rows.every(({ counts }) => counts.articles === 0)
}
