// Cases and their kinds in one article of 8 annotators, beside the naive pairwise form: npm run bench:ledger
import type { Annotation } from '@/core/annotation/annotation'
import { byHand } from '@/core/annotation/origin'
import { normaliseExtent } from '@/core/annotation/fragment'
import type { Layer } from '@/core/annotation/layer'
import { findCases } from '@/core/disagreement/find-cases'
import { findCasesPairwise } from '@/core/disagreement/pairwise'
import { codePoint } from '@/core/text/offset'
import { randomNumbers } from './random'

const annotators = 8
const sizes = [500, 1000, 2000, 4000, 8000, 16_000]
/** The pairwise form is left out where it would take minutes. */
const largestPairwise = 2000
const tags = ['loaded_language', 'state_messaging', 'sourcing', 'omission', 'framing', 'hedging']

/** Passages around the same places of the text, as people make them who read the same words. */
function layersOf(spans: number, length: number, broken: number): readonly Layer[] {
  const random = randomNumbers(spans)
  const people = Array.from({ length: annotators }, (): Annotation[] => [])
  for (let index = 0; index < spans; index++) {
    const pieces = random() < broken ? 2 : 1
    const from = Math.floor(random() * (length - 400))
    const extent = normaliseExtent(Array.from({ length: pieces }, (_, piece) => {
      const start = from + piece * 150 + Math.floor(random() * 20)
      return { start: codePoint(start), end: codePoint(start + 5 + Math.floor(random() * 80)) }
    }))
    const id = `span-${String(index).padStart(6, '0')}`
    people[index % annotators]!.push({
      id, assignmentId: `a${index % annotators}`, version: 1, deleted: false, changedAt: '', origin: byHand, tag: tags[Math.floor(random() * tags.length)]!,
      extent, quotes: [], note: '', attributes: {},
    })
  }
  return people.map((annotations, index) => ({ assignmentId: `a${index}`, annotator: String.fromCharCode(65 + index), annotations }))
}

/** Passages in each other like boxes: every one overlaps every other one, and hardly any two cross. */
function boxes(spans: number): readonly Layer[] {
  return layersOf(spans, 10_000, 0).map((layer, lane) => ({
    ...layer,
    annotations: layer.annotations.map((annotation, index) => {
      const depth = index * annotators + lane
      return { ...annotation, tag: `own-${lane}`, extent: [{ start: codePoint(depth), end: codePoint(100_000 - depth) }] }
    }),
  }))
}

/** Milliseconds of processor time: what else runs on the machine does not count. The least of several runs. */
function time(work: () => unknown): number {
  const times: number[] = []
  const until = performance.now() + 1500
  while (times.length < 3 || (times.length < 400 && performance.now() < until)) {
    const started = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(started)
    times.push((user + system) / 1000)
  }
  return Math.min(...times)
}

/** The slope of the straight line through the points, both axes logarithmic. */
function exponentOf(points: readonly (readonly [size: number, time: number])[]): number {
  const logs = points.map(([size, taken]) => [Math.log(size), Math.log(taken)] as const)
  const [x, y] = [0, 1].map((axis) => logs.reduce((sum, point) => sum + point[axis as 0 | 1], 0) / logs.length)
  return logs.reduce((sum, point) => sum + (point[0] - x!) * (point[1] - y!), 0) / logs.reduce((sum, point) => sum + (point[0] - x!) ** 2, 0)
}

const kinds: Readonly<Record<string, (spans: number) => readonly Layer[]>> = {
  'An article that grows with the spans': (spans) => layersOf(spans, spans * 25, 0.05),
  'An article of 10,000 code points: one dense case': (spans) => layersOf(spans, 10_000, 0.05),
  'The same, every fifth passage in two pieces': (spans) => layersOf(spans, 10_000, 0.2),
  'Boxes in boxes: everything overlaps everything': boxes,
}

console.log(`Cases and kinds of one article, ${annotators} annotators; milliseconds of processor time, the least of several runs`)
for (const [name, make] of Object.entries(kinds)) {
  const points: [number, number][] = []
  const naive: [number, number][] = []
  for (let warm = 0; warm < 20; warm++) findCases(make(2000))
  console.log(`\n${name}\n${'spans'.padStart(8)}${'cases'.padStart(8)}${'findCases'.padStart(12)}${'pairwise'.padStart(12)}${'ratio'.padStart(9)}`)
  for (const spans of sizes) {
    const layers = make(spans)
    const taken = time(() => findCases(layers))
    points.push([spans, taken])
    const found = findCases(layers)
    const pairwise = spans <= largestPairwise ? time(() => findCasesPairwise(layers)) : undefined
    if (pairwise !== undefined) {
      naive.push([spans, pairwise])
      const same = JSON.stringify(findCasesPairwise(layers).map(({ key, kinds: own }) => [key, own]))
      if (same !== JSON.stringify(found.map(({ key, kinds: own }) => [key, own]).sort((a, b) => (a[0]! < b[0]! ? -1 : 1)))) throw new Error('the two forms differ')
    }
    const cells = [taken.toFixed(2).padStart(12), pairwise?.toFixed(1).padStart(12) ?? ''.padStart(12), pairwise === undefined ? '' : `${(pairwise / taken).toFixed(0)} ×`.padStart(9)]
    console.log(`${String(spans).padStart(8)}${String(found.length).padStart(8)}${cells.join('')}`)
  }
  console.log(`exponent of growth: findCases ${exponentOf(points).toFixed(2)} from ${sizes[0]} to ${sizes.at(-1)}; pairwise ${exponentOf(naive).toFixed(2)} from ${sizes[0]} to ${largestPairwise}`)
}
