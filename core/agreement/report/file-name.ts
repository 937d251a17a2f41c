import type { ReportView } from './choice'
import type { MetricKey } from './metric-key'

/** The name of a file without its ending: project, metric, view and day. Tables about tags have no metric. */
export function reportFileName(project: string, metric: MetricKey, view: ReportView, day: string): string {
  const words: readonly string[] = view === 'confusion' || view === 'rates' ? [project, 'agreement', view] : [project, 'agreement', metric, `by-${view === 'outletShown' ? 'outlet-shown' : view}`]
  return [...words, day].join('-')
}
