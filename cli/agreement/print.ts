import type { GammaCache } from '@/core/agreement/report/measure/gamma'
import { metricReport } from '@/core/agreement/report/metric-report'
import { type MetricKey, metricKeys } from '@/core/agreement/report/metric-key'
import { type BreakdownKey, type MetricReport, type ReportScope, breakdowns } from '@/core/agreement/report/report'
import { readScope } from '@/core/request/agreement'
import { columns, tabLines, tableLines } from './table'
import { Failure } from '../failure'
import { withLocalDatabase } from '../local'
import { reportsFrom } from '../remote/agreement'
import { type RemoteOptions, findServer } from '../remote/server'

/** As the command line has them. */
export interface AgreementOptions extends RemoteOptions {
  readonly project: string
  readonly metric?: readonly string[]
  readonly by?: readonly string[]
  readonly codebook?: string
  readonly from?: string
  readonly until?: string
  readonly json?: boolean
}

/** Prints a project's figures of agreement, computed here and now by the functions that the agreement page has them from. */
export async function printAgreement(options: AgreementOptions): Promise<void> {
  const metrics = choose<MetricKey>(options.metric, metricKeys, 'metric') ?? metricKeys
  const by = choose<BreakdownKey>(options.by, breakdowns, 'breakdown') ?? ['all']
  const query = new URLSearchParams(Object.entries({ codebook: options.codebook, from: options.from, until: options.until }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  const scope = readScope(query)
  if (!scope.ok) throw new Failure(`--${scope.problem.field} is not right.`, scope.problem.message)
  const server = await findServer(options)
  if (server) return printReports(options, scope.value, by, await reportsFrom(server, options.project, scope.value, metrics))
  const { input } = await withLocalDatabase({ ...(options.data === undefined ? {} : { data: options.data }), quiet: true, asItIs: true }, async () => {
    const { findProjectId, readAgreementInput } = await import('@/data/agreement-input')
    const id = await findProjectId(options.project)
    if (id === undefined) throw new Failure(`There is no project “${options.project}”.`, 'Name one as it stands in the address of its pages, after /projects/.')
    return readAgreementInput(id, [], scope.value)
  })

  const terminal = process.stdout.isTTY
  const cache: GammaCache = new Map()
  const reports: MetricReport[] = []
  if (!options.json && !terminal) console.log(columns.join('\t'))
  for (const metric of metrics) {
    const steps = metricReport(input, metric, cache)
    let step = steps.next()
    for (let told = 0; !step.done; step = steps.next()) {
      if (process.stderr.isTTY && Date.now() - told > 200) {
        told = Date.now()
        process.stderr.write(`\r\x1b[K${metric} ${step.value.done} of ${step.value.of}`)
      }
    }
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
    reports.push(step.value)
    if (!options.json) for (const line of (terminal ? tableLines : tabLines)(step.value, by)) console.log(line)
  }
  if (options.json) console.log(JSON.stringify({ project: options.project, scope: scope.value, reports }, undefined, 2))
}

/** The figures of a server, which come all at once. */
function printReports(options: AgreementOptions, scope: ReportScope, by: readonly BreakdownKey[], reports: readonly MetricReport[]): void {
  const terminal = process.stdout.isTTY
  if (options.json) return console.log(JSON.stringify({ project: options.project, scope, reports }, undefined, 2))
  if (!terminal) console.log(columns.join('\t'))
  for (const report of reports) for (const line of (terminal ? tableLines : tabLines)(report, by)) console.log(line)
}

function choose<Key extends string>(given: readonly string[] | undefined, known: readonly Key[], what: string): readonly Key[] | undefined {
  const stranger = given?.find((one) => !known.some((key) => key === one))
  if (stranger !== undefined) throw new Failure(`There is no ${what} called ${stranger}.`, `There are ${known.join(', ')}.`)
  return given && known.filter((key) => given.includes(key))
}
