import { useMemo } from 'react'
import { EmptyState } from '@/components/page/EmptyState'
import { reportFileName } from '@/core/agreement/report/file-name'
import type { ReportChoice } from '@/core/agreement/report/choice'
import type { CaseWords, TagReport } from '@/core/agreement/report/report'
import { confusionCsv, ratesCsv } from '@/core/agreement/report/report-csv'
import { scopeWords } from '@/core/agreement/report/scope-words'
import { noOtherTag, viewWords } from '@/core/agreement/report/view-words'
import type { Codebook } from '@/core/codebook/codebook'
import { pairWord } from '@/core/review/facets'
import { confusionDrawing, confusionRows } from './confusion'
import { ConfusionTable } from './ConfusionTable'
import { Downloads } from './Downloads'
import { Plate } from './Plate'
import { PlotView } from './PlotView'
import { rateDrawing, ratesByTag } from './rates'
import { RateTable } from './RateTable'

interface Props {
  readonly report: TagReport
  readonly choice: ReportChoice
  readonly codebook: Pick<Codebook, 'groups' | 'tags'>
  readonly project: { readonly slug: string; readonly name: string }
  readonly day: string
  /** `alone`: where one marked something and another nothing. */
  readonly casesHref: (words: CaseWords, alone?: boolean) => string | null
  readonly onGo: (href: string) => void
}

/** Which tag one annotator gives where another gives which. */
export const ConfusionPlate = ({ report, choice, codebook, project, day, casesHref }: Props) => {
  const rows = useMemo(() => confusionRows(report.confusion, report.names), [report])
  if (rows.length === 0) return <EmptyState title="Nobody has marked anything that two have read.">What one annotator calls this and another that will stand here.</EmptyState>
  const nameOf = (tag: string | null) => (tag === null ? noOtherTag : (report.names.find(({ key }) => key === tag)?.name ?? tag))
  const { heading } = viewWords.confusion
  const [first = 'one tag', second = 'another'] = rows.flatMap(({ tag }) => (tag === null ? [] : [nameOf(tag)]))
  const caption = `Of a hundred characters to which one annotator gave the tag of the row, to how many another gave the tag of the column. A stronger background means more. “${capital(noOtherTag)}” is where the other left the words alone, or gave them only tags that both gave: if both say ${first} and one adds ${second}, ${second} stands against “${noOtherTag}”. Of ${scopeWords(choice.scope)}.`
  const recipe = `Counted character by character over all pairs of annotators, in both orders. On the diagonal both have the tag. A tag that only one has stands against each tag that only the other has, and against “${noOtherTag}” where there is none such. No coefficient: a table to look at.`
  return (
    <Plate
      heading={heading}
      caption={`${caption} A number leads to its cases; arrow keys go from one to the next.`}
      recipe={recipe}
      plot={
        <ConfusionTable
          rows={rows} codebook={codebook} nameOf={nameOf}
          hrefOf={(row, column) => (row !== null && column !== null && row !== column ? casesHref({ tags: pairWord(row, column) }) : casesHref({ tag: row ?? column ?? '' }, row === null || column === null))}
        />
      }
      downloads={<Downloads drawing={confusionDrawing(rows, nameOf)} words={{ title: `${project.name}: ${heading}`, notes: [`${project.name}. ${heading}. ${day}.`, `${caption} ${recipe}`] }} csv={confusionCsv(report.confusion)} name={reportFileName(project.slug, choice.metric, 'confusion', day)} />}
      table={undefined}
    />
  )
}

/** How often each annotator gives each tag, beside the team. */
export const RatePlate = ({ report, choice, codebook, project, day, casesHref, onGo }: Props) => {
  const byTag = useMemo(() => ratesByTag(report), [report])
  const drawing = useMemo(() => rateDrawing(byTag, (tag) => casesHref({ tag })), [byTag, casesHref])
  if (report.ratesWithheld !== undefined) return <EmptyState title="There are too few articles for rates.">{report.ratesWithheld}</EmptyState>
  if (byTag.length === 0) return <EmptyState title="Nobody has marked anything yet.">How often each annotator gives each tag will stand here, beside the others on the same articles.</EmptyState>
  const { heading } = viewWords.rates
  const caption = `Spans per article. Filled: the annotator’s own. Hollow: the others’ on the same articles. Of ${scopeWords(choice.scope)}. Somebody who gives a tag twice as often as the others reads it differently, or reads more closely: the cases tell.`
  const recipe = 'The spans of an annotator with the tag, over the articles that the annotator has done; and those of the others in just these articles, over their layers. So a difference between the two is never one between articles.'
  return (
    <Plate
      heading={heading}
      caption={caption}
      recipe={recipe}
      plot={<PlotView drawing={drawing} label={heading} onGo={onGo} />}
      downloads={<Downloads drawing={drawing} words={{ title: `${project.name}: ${heading}`, notes: [`${project.name}. ${heading}. ${day}.`, `${caption} ${recipe}`] }} csv={ratesCsv(report.rates)} name={reportFileName(project.slug, choice.metric, 'rates', day)} />}
      table={<RateTable byTag={byTag} codebook={codebook} hrefOf={(tag) => casesHref({ tag })} />}
    />
  )
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
