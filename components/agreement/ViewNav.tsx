import { Link } from '@/components/page/Link'
import { type ReportChoice, type ReportView, reportViews } from '@/core/agreement/report/choice'
import type { MetricReport } from '@/core/agreement/report/report'
import { viewWords } from '@/core/agreement/report/view-words'
import classes from './ViewNav.module.css'

interface Props {
  readonly choice: ReportChoice
  /** Where it is there: views without figures are set back. */
  readonly report: MetricReport | undefined
  readonly hrefFor: (choice: ReportChoice) => string
}

/** The ways to look at the figures. */
export const ViewNav = ({ choice, report, hrefFor }: Props) => (
  <nav aria-label="Figures by" data-print="no">
    <ul className={classes.views}>
      {reportViews.map((view) => (
        <li key={view}>
          <Link href={hrefFor({ ...choice, view })} className={classes.view} aria-current={view === choice.view ? 'page' : undefined} data-none={isEmpty(report, view) || undefined}>{viewWords[view].name}</Link>
        </li>
      ))}
    </ul>
  </nav>
)

function isEmpty(report: MetricReport | undefined, view: ReportView): boolean {
  return report?.breakdowns.some(({ by, rows }) => by === view && rows.length === 0) ?? false
}
