// Agreement on the large case of the reference values: npm run bench:agreement -- [articles for gamma] [chance samples]
import { bootstrapInterval } from '@/core/agreement/bootstrap/interval'
import { krippendorffAlpha } from '@/core/agreement/coding/krippendorff-alpha'
import type { Figure } from '@/core/agreement/figure'
import { bestAlignment } from '@/core/agreement/gamma/best-alignment'
import { usualWeights } from '@/core/agreement/gamma/dissimilarity'
import { gammaSteps } from '@/core/agreement/gamma/gamma'
import { exact } from '@/core/agreement/span/match/exact'
import { pairwiseF1 } from '@/core/agreement/span/pairwise-f1'
import { alphaU1995, disagreements1995 } from '@/core/agreement/unitizing/alpha-u-1995'
import { coincidencesOf } from '@/core/agreement/unitizing/coincidence'
import { unitizingStatistics } from '@/core/agreement/unitizing/statistic'
import { uAlpha } from '@/core/agreement/unitizing/u-alpha'
import { milliseconds } from './figures'
import { annotators, largeCase } from './large-case'
import { plainUnitizingAlpha } from './plain-sweep'

const [gammaArticles, samples] = [Number(process.argv[2] ?? 5), Number(process.argv[3] ?? 30)]
const replicates = 2000

const valueOf = (figure: Figure): number => (figure.kind === 'value' ? figure.value : NaN)
const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const megabytes = (bytes: number): string => `${(bytes / 1024 ** 2).toFixed(0)} MB`
const seconds = (time: number): string => `${(time / 1000).toFixed(2)} s`
/** What has gone by since a moment, by the clock and of the processor, which others may be using too. */
const moment = () => ({ clock: performance.now(), processor: process.cpuUsage() })
function since({ clock, processor }: ReturnType<typeof moment>): string {
  const { user, system } = process.cpuUsage(processor)
  return `${seconds(performance.now() - clock)} (${seconds((user + system) / 1000)} of the processor)`
}
function line(name: string, value: number, printed: number | undefined, time: number): void {
  const same = printed === undefined ? '' : `  printed ${printed}, ${Math.abs(value - printed) < 5e-11 ? 'the same' : `DIFFERENT by ${value - printed}`}`
  console.log(`${name.padEnd(58)}${value.toFixed(12).padStart(16)}${seconds(time).padStart(9)}${same}`)
}

/** The quickest of three runs, as another program may take the machine; and what the run gave. */
async function quickest<T>(work: () => T): Promise<{ readonly value: T; readonly time: number }> {
  let value = undefined as T
  const times: number[] = []
  for (let run = 0; run < 3; run++) times.push(await milliseconds(async () => { value = work() }))
  return { value, time: Math.min(...times) }
}

const large = largeCase()
const { continua } = large
console.log(`\n${annotators} annotators x ${continua.length} articles, ${large.spans} spans, ${large.labels.length} tags; sha256 of the file ${large.sha256}`)
console.log('Times are the quickest of three runs.\n')

const plain = await quickest(() => meanOf(continua.map((one) => plainUnitizingAlpha(one))))
line('uα of 2016, mean over articles, a plain linear sweep', plain.value, 0.6793970632, plain.time)
const numbers = new Map(large.labels.map((label, index) => [label, index]))
const each = await quickest(() => meanOf(continua.map((one) => valueOf(uAlpha(coincidencesOf(one, numbers)).alpha))))
line('uα of 2016, mean over articles', each.value, 0.6793970632, each.time)
const corpus = await quickest(() => {
  const statistics = unitizingStatistics(continua)
  return { interval: bootstrapInterval(statistics.of('u'), { seed: 17, replicates }), statistics }
})
const { interval, statistics } = corpus.value
line(`uα of 2016, one coefficient, and ${replicates} bootstrap replicates`, valueOf(statistics.sum().u.alpha), undefined, corpus.time)
if (interval.kind === 'interval') console.log(`   95 % interval ${interval.lower.toFixed(6)} to ${interval.upper.toFixed(6)}, ${interval.undefinedReplicates} replicates undefined`)
console.log(`   = ${(corpus.time / plain.time).toFixed(2)} of the plain sweep without replicates; in pure Python such a sweep takes 1.1 s, the public packages 105 to 280 s`)
const old = await quickest(() => meanOf(continua.map((one) => valueOf(alphaU1995(disagreements1995(one))))))
line('αU of 1995, mean over articles', old.value, 0.6262875914, old.time)

const matrix = await quickest(() => valueOf(krippendorffAlpha([large.ratings], 'nominal').alpha))
line('α nominal of 10 x 20,000 ratings, 30 % missing', matrix.value, 0.5627524725863, matrix.time)
const names = Array.from({ length: annotators }, (_, index) => `a${index}`)
const marked = continua.map(({ length, layers }, index) => ({ id: String(index), length, layers: new Map(layers.map((layer, at) => [names[at]!, layer])) }))
const f1 = await quickest(() => valueOf(pairwiseF1(marked, names, exact).mean))
line('F1, exact, mean of 45 pairs', f1.value, 0.1154021596, f1.time)

console.log(`\nγ, α = β = Δ∅ = 1: best alignments of ${annotators} annotators, each article alone; memory is the most the process has held`)
for (const [index, { layers }] of continua.slice(0, gammaArticles).entries()) {
  const started = moment()
  const { disorder, bound, proven, parts } = bestAlignment(layers, usualWeights)
  const units = layers.reduce((all, layer) => all + layer.length, 0)
  const exactly = proven ? 'proven the best' : `not proven, none below ${bound}`
  console.log(`   article ${index}: ${units} units in ${parts.length} parts, disorder ${disorder.toFixed(9)}, ${exactly}, ${since(started)}, ${megabytes(process.resourceUsage().maxRSS * 1024)}`)
}
for (const sampler of ['statistical', 'shuffle'] as const) {
  const started = moment()
  const steps = gammaSteps(continua[0]!, { sampler, samples, seed: 17 })
  let step = steps.next()
  while (!step.done) step = steps.next()
  if ('because' in step.value) throw new Error(step.value.because)
  const { gamma, gammaCat, standardError, unproven, name } = step.value
  console.log(`   article 0: ${name}`)
  console.log(`      γ ${valueOf(gamma).toFixed(6)} ± ${standardError.toFixed(6)}, γcat ${valueOf(gammaCat).toFixed(6)}; ${unproven} alignments not proven; ${since(started)}, ${megabytes(process.resourceUsage().maxRSS * 1024)}`)
}
