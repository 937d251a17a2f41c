import type { Beside, ReportChoice } from '@/core/agreement/report/choice'
import { fewestArticles, intervalName } from '@/core/agreement/bootstrap/interval'
import { reportFileName } from '@/core/agreement/report/file-name'
import { counted } from '@/core/agreement/report/figure-words'
import { metricWords, zeroWords } from '@/core/agreement/report/metric-words'
import type { CaseWords, MetricReport, ReportRow, ReportScope } from '@/core/agreement/report/report'
import { figuresCsv } from '@/core/agreement/report/report-csv'
import { besideWords, scopeWords } from '@/core/agreement/report/scope-words'
import { viewWords } from '@/core/agreement/report/view-words'
import type { Codebook } from '@/core/codebook/codebook'
import { EmptyState } from '@/components/page/EmptyState'
import { useMemo } from 'react'
import { ArticleFigures } from './ArticleFigures'
import { Downloads } from './Downloads'
import { FigureTable } from './FigureTable'
import { PartsTable } from './PartsTable'
import { Plate } from './Plate'
import type { Drawing } from './plot/drawing'
import { plotRows } from './plot-rows'
import { PlotView } from './PlotView'

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
  readonly onGo: (href: string) => void
}

/** The figures of one metric under one breakdown. */
export const FigurePlate = ({ report, choice, beside, codebook, project, day, casesHref, onGo }: Props) => {
  const words = metricWords[report.metric]
  const breakdown = report.breakdowns.find(({ by }) => by === choice.view)
  const others = beside?.report.breakdowns.find(({ by }) => by === choice.view)
  const name = beside && besideWords(choice.scope, beside.by)
  const drawing = useMemo<Drawing>(() => ({
    kind: choice.view === 'week' ? 'weeks' : 'intervals',
    rows: plotRows(breakdown?.rows ?? [], (row) => casesHref(row.cases), (row) => others?.rows.find(({ key }) => key === row.key)),
    axis: { name: words.sign, zero: zeroWords(words), series: name ? [choice.scope.codebook === null ? 'All' : `Version ${choice.scope.codebook}`, name] : null },
  }), [choice.view, choice.scope.codebook, breakdown, others, name, words, casesHref])
  if (!breakdown || breakdown.rows.length === 0) {
    return <EmptyState title="There are no such figures.">{breakdown?.because ?? 'This metric is not broken down in this way.'}</EmptyState>
  }
  const heading = viewWords[choice.view].heading
  const csv = figuresCsv({ report, breakdown, scope: choice.scope, beside: beside && others ? { scope: beside.scope, breakdown: others } : undefined })
  const sure = breakdown.rows.some(({ interval }) => interval.kind === 'interval')
  const unsure = breakdown.rows.some(({ figure, interval }) => figure.kind === 'value' && interval.kind === 'none')
  const most = Math.max(...breakdown.rows.map(({ counts }) => counts.articles))
  const caption = [
    report.name,
    `Of ${scopeWords(choice.scope)}.`,
    ...(name ? [`Hollow diamonds: ${name}.`] : []),
    ...(sure ? [`Lines are 95 % intervals (${intervalName}).`] : []),
    ...(unsure ? [`A hollow point has no interval, which takes at least ${fewestArticles} articles.`] : []),
    words.corrected ? '0 is what chance would give, 1 is the same throughout.' : '0 is nothing in common, 1 is the same throughout; chance is not taken into account.',
  ]
  const fileWords = { title: `${project.name}: agreement, ${words.sign}. ${heading}`, notes: [`${project.name}. ${heading}. ${day}.`, caption.join(' ')] }
  const hrefOf = (row: ReportRow) => casesHref(row.cases)
  return (
    <Plate
      heading={heading}
      note={most < fewestArticles && fewWords(most)}
      plot={<PlotView drawing={drawing} label={`${heading}: ${words.sign}`} onGo={onGo} />}
      caption={<><b>{caption[0]}</b> {caption.slice(1).join(' ')}</>}
      downloads={<Downloads drawing={drawing} words={fileWords} csv={csv} name={reportFileName(project.slug, report.metric, choice.view, day)} />}
      table={
        <FigureTable
          breakdown={breakdown} droppedWord={report.droppedWord} sign={words.sign} codebook={codebook} hrefOf={hrefOf}
          beside={name ? { name, of: (row: ReportRow) => others?.rows.find(({ key }) => key === row.key) } : null}
        />
      }
    >
      <PartsTable breakdown={breakdown} sign={words.sign} />
      {choice.view === 'all' && <ArticleFigures figures={report.perArticle} sign={words.sign} casesHref={casesHref} />}
    </Plate>
  )
}

function fewWords(articles: number): string {
  if (articles === 0) return 'No article has been done by two of those compared here.'
  const are = articles === 1 ? 'is' : 'are'
  return `There ${are} ${counted(articles, 'article')} here that two have done. The figures say how far these annotators agree on ${articles === 1 ? 'it' : 'these'}; how far they would on others, only an interval can say, and that takes ${fewestArticles} articles.`
}
