import type { Beside, ReportChoice } from '@/core/agreement/report/choice'
import { fewestArticles } from '@/core/agreement/bootstrap/interval'
import { reportFileName } from '@/core/agreement/report/file-name'
import { metricWords, partsOf, zeroWords } from '@/core/agreement/report/metric-words'
import type { CaseWords, MetricReport, ReportRow, ReportScope } from '@/core/agreement/report/report'
import { figuresCsv } from '@/core/agreement/report/report-csv'
import { besideWords, partName, scopeWords } from '@/core/agreement/report/scope-words'
import { unknownKey } from '@/core/agreement/report/slice'
import { viewWords } from '@/core/agreement/report/view-words'
import type { Codebook } from '@/core/codebook/codebook'
import { EmptyState } from '@/components/page/EmptyState'
import { useCallback, useMemo } from 'react'
import { ArticleFigures } from './ArticleFigures'
import { Downloads } from './Downloads'
import { FigureTable } from './FigureTable'
import { PartsTable } from './PartsTable'
import { Plate } from './Plate'
import type { Drawing } from './plot/drawing'
import { plotRows } from './plot-rows'
import { PlotView } from './PlotView'
import { rowLink } from './row-link'
import { firstClause, sharedVariant } from './variant'

interface Props {
  readonly report: MetricReport
  readonly choice: ReportChoice & { readonly view: MetricReport['breakdowns'][number]['by'] }
  /** The same metric of another part of the project. */
  readonly beside: { readonly by: Beside; readonly scope: ReportScope; readonly report: MetricReport } | null
  readonly codebook: Pick<Codebook, 'groups' | 'tags'>
  readonly project: { readonly slug: string; readonly name: string }
  /** When the figures were computed: `2026-11-22`. */
  readonly day: string
  readonly casesHref: (words: CaseWords) => string | null
  readonly hrefFor: (choice: ReportChoice) => string
  readonly onGo: (href: string) => void
}

/** The figures of one metric under one breakdown. */
export const FigurePlate = ({ report, choice, beside, codebook, project, day, casesHref, hrefFor, onGo }: Props) => {
  const words = metricWords[report.metric]
  const breakdown = report.breakdowns.find(({ by }) => by === choice.view)
  const found = beside?.report.breakdowns.find(({ by }) => by === choice.view)
  // Weeks of two times are other weeks; and where no article was done by two in the other part there is nothing to set beside.
  const otherWeeks = choice.view === 'week' && beside?.by.kind === 'before'
  const others = !otherWeeks && found?.rows.some(({ counts }) => counts.articles > 0) ? found : undefined
  const name = others && beside ? besideWords(choice.scope, beside.by) : null
  const linkOf = useCallback((row: ReportRow) => rowLink(choice.view, row, choice, { casesHref, hrefFor }), [choice, casesHref, hrefFor])
  const shared = useMemo(() => sharedVariant(breakdown?.rows ?? []), [breakdown])
  // What is at the axis and over the column is what the figures are, not what the menu calls their family.
  const sign = shared.words === null ? words.sign : firstClause(shared.words)
  // What was brought in has no place in time: it stands in the table. Where nothing else is there, the plot is one without time.
  const inTime = choice.view === 'week' && breakdown?.rows.some(({ key }) => key !== unknownKey) === true
  const outOfTime = inTime && breakdown.rows.some(({ key }) => key === unknownKey)
  const drawing = useMemo<Drawing>(() => ({
    kind: inTime ? 'weeks' : 'intervals',
    rows: plotRows((breakdown?.rows ?? []).filter(({ key }) => !inTime || key !== unknownKey).map((row) => (choice.view === 'all' && row.variant !== null && row.figure.kind === 'value' ? { ...row, label: firstClause(row.variant) } : row)), linkOf, (row) => others?.rows.find(({ key }) => key === row.key)),
    axis: { name: sign, zero: zeroWords(words), series: name ? [partName(choice.scope), name] : null },
  }), [choice.view, choice.scope, inTime, breakdown, others, name, words, sign, linkOf])
  if (!breakdown || breakdown.rows.length === 0) {
    return <EmptyState title="There are no such figures.">{breakdown?.because ?? 'This metric is not broken down in this way.'}</EmptyState>
  }
  const heading = viewWords[choice.view].heading
  const csv = figuresCsv({ report, breakdown, scope: choice.scope, beside: beside && others ? { scope: beside.scope, breakdown: others } : undefined })
  const sure = breakdown.rows.some(({ interval }) => interval.kind === 'interval')
  const unsure = breakdown.rows.some(({ figure, interval }) => figure.kind === 'value' && interval.kind === 'none')
  // The name of a metric goes on with how it is computed: its first clause says which it is.
  const exactly = beforeRecipe(shared.words ?? report.name)
  const caption = [
    `Of ${scopeWords(choice.scope)}.`,
    ...(outOfTime ? ['Articles with a layer that was brought in stand in the table alone: when it was made is not known.'] : []),
    ...(name ? [`Hollow diamonds: ${name}.`] : []),
    ...(sure ? ['Lines are 95 % intervals.'] : []),
    ...(unsure ? [`A hollow point has no interval: that takes at least ${fewestArticles} articles.`] : []),
    words.corrected ? '0 is what chance alone would give, 1 is full agreement.' : '0 is nothing in common, 1 is full agreement; what chance would give is not subtracted.',
  ].join(' ')
  const recipe = shared.words === null ? `${report.name}.` : `${shared.words}. The metric in general: ${report.name}.`
  const fileWords = { title: `${project.name}: agreement, ${sign}. ${heading}`, notes: [`${project.name}. ${heading}. ${day}.`, `${recipe} ${caption}`] }
  return (
    <Plate
      heading={heading}
      note={beside && !others && (otherWeeks ? 'Weeks are not set beside others. Clear the first day, and the weeks before stand in the same plot.' : `${besideWords(choice.scope, beside.by)}: no article was done by two annotators, so there is nothing to set beside.`)}
      plot={<PlotView drawing={drawing} label={`${heading}: ${sign}`} onGo={onGo} />}
      caption={<><Variant words={exactly} />. {caption}</>}
      recipe={recipe}
      downloads={<Downloads drawing={drawing} words={fileWords} csv={csv} name={reportFileName(project.slug, report.metric, choice.view, day)} />}
      table={
        <FigureTable
          breakdown={breakdown} droppedWord={report.droppedWord} sign={sign} variantOf={shared.ofRow} codebook={codebook} linkOf={linkOf}
          beside={name ? { name, of: (row: ReportRow) => others?.rows.find(({ key }) => key === row.key) } : null}
        />
      }
    >
      <PartsTable breakdown={breakdown} sign={sign} of={partsOf(report.metric)} />
      {choice.view === 'all' && <ArticleFigures figures={report.perArticle} sign={words.sign} casesHref={casesHref} />}
    </Plate>
  )
}

/** Up to where a name begins to say how the metric is computed, or how chance is sampled. */
function beforeRecipe(name: string): string {
  return outsideBrackets(name, /;/).split(/, (?=[^,]* sampler)/)[0]!
}

/** The beginning of some words, up to a mark that does not stand in brackets. */
function outsideBrackets(words: string, marks: RegExp): string {
  let open = 0
  const end = [...words].findIndex((one) => {
    if (one === '(') open++
    else if (one === ')') open--
    else if (open === 0) return marks.test(one)
    return false
  })
  return end < 0 ? words : [...words].slice(0, end).join('')
}

/** The name of a variant is long: its first clause leads. */
const Variant = ({ words }: { readonly words: string }) => {
  const first = outsideBrackets(words, /[;:]/)
  return <><b>{first}</b>{words.slice(first.length)}</>
}
