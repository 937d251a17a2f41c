// Whole reports on the large case of the reference values: npm run bench:agreement-report -- [metrics, by commas]
import { numberOf } from '@/core/agreement/figure'
import type { AgreementInput } from '@/core/agreement/report/input'
import { metricReport } from '@/core/agreement/report/metric-report'
import { type MetricKey, metricKeys } from '@/core/agreement/report/metric-key'
import { tagReport } from '@/core/agreement/report/tag-report'
import { annotators, largeCase } from './large-case'

const chosen = process.argv[2]?.split(',') ?? metricKeys.filter((key) => !key.startsWith('gamma'))
const large = largeCase()

/** Every annotator has a name, every article a week, one of ten outlets and words of five code points. */
const input: AgreementInput = {
  tags: large.labels.map((key) => ({ key, name: key })),
  questions: [{ key: 'genre', name: 'Genre', level: 'nominal' }, { key: 'slant', name: 'Slant', level: 'ordinal' }],
  places: large.continua.map(({ length, layers }, index) => ({
    id: String(index).padStart(4, '0'), article: String(index).padStart(4, '0'), slug: `article-${index}`, length, codebook: 1, genre: null, gold: layers[0]!,
    tokens: Array.from({ length: Math.floor(length / 6) }, (_, token) => [token * 6, token * 6 + 5] as const),
    outlet: { key: `outlet-${index % 10}`, name: `Outlet ${index % 10}` },
    layers: layers.map((spans, annotator) => ({
      annotator: `annotator-${annotator + 1}`, submitted: new Date(Date.UTC(2026, 0, 5 + Math.floor(index / 10))).toISOString().slice(0, 10), outlet: annotator % 2 ? 'hidden' as const : 'shown' as const,
      spans, settled: spans, answers: new Map<string, string | number>([['genre', (annotator + index) % 3 ? 'reporting' : 'opinion'], ['slant', (index * (annotator + 1)) % 3]]),
    })),
  })),
}

console.log(`\n${annotators} annotators x ${input.places.length} articles, ${large.spans} spans, ${large.labels.length} tags: every breakdown, each row with 2,000 replicates\n`)
console.log(`${'metric'.padEnd(22)}${'all'.padStart(10)}${'rows'.padStart(7)}${'seconds'.padStart(10)}${'longest step'.padStart(14)}`)
for (const key of chosen) {
  const started = performance.now()
  let [before, longest] = [started, 0]
  const steps = metricReport(input, key as MetricKey)
  let step = steps.next()
  while (!step.done) {
    longest = Math.max(longest, performance.now() - before)
    before = performance.now()
    step = steps.next()
  }
  const rows = step.value.breakdowns.reduce((sum, one) => sum + one.rows.length, 0)
  const all = numberOf(step.value.breakdowns[0]!.rows[0]!.figure)
  console.log(`${key.padEnd(22)}${(all?.toFixed(6) ?? 'undefined').padStart(10)}${String(rows).padStart(7)}${((performance.now() - started) / 1000).toFixed(1).padStart(10)}${`${longest.toFixed(0)} ms`.padStart(14)}`)
}
const started = performance.now()
const { rates } = tagReport(input)
console.log(`${'tags'.padEnd(22)}${''.padStart(10)}${String(rates.length).padStart(7)}${((performance.now() - started) / 1000).toFixed(1).padStart(10)}`)
console.log(`memory, the most: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`)
