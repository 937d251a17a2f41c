import { createHash } from 'node:crypto'
import type { Continuum } from '@/core/agreement/unitizing/continuum'
import { PythonRandom } from './python-random'

type Triple = readonly [start: number, end: number, label: string]

/** The large case of the reference values: ten annotators, 500 articles, and a matrix of ratings. */
export interface LargeCase {
  readonly labels: readonly string[]
  readonly continua: readonly Continuum[]
  /** `ratings[annotator][item]`, null where missing. */
  readonly ratings: readonly (readonly (string | null)[])[]
  readonly spans: number
  /** Of the file that the script in Python writes. */
  readonly sha256: string
}

export const annotators = 10
export const articles = 500
const spansEach = 40
const textLength = 6000
const labels = Array.from({ length: 15 }, (_, n) => `L${n}`)

/** Makes it, step by step as the script in Python does, and takes the hash of what that would write. */
export function largeCase(): LargeCase {
  const random = new PythonRandom(90210)
  const names = Array.from({ length: annotators }, (_, n) => `a${n}`)
  const ratings = names.map(() => [] as (string | null)[])
  const places = Array.from({ length: textLength / 5 }, (_, n) => n * 5)
  const made = Array.from({ length: articles }, (_, n) => {
    const cuts = random.sample(places, 2 * spansEach).sort((a, b) => a - b)
    const truth = Array.from({ length: spansEach }, (_, at): Triple => [cuts[2 * at]!, cuts[2 * at + 1]!, random.choice(labels)])
    const spans = Object.fromEntries(names.map((name) => [name, layer(random, truth)]))
    for (let item = 0; item < spansEach; item++) {
      const right = random.choice(labels)
      for (const row of ratings) row.push(random.random() < 0.3 ? null : random.random() < 0.75 ? right : random.choice(labels))
    }
    return { id: `art${n}`, length: textLength, spans }
  })
  return {
    labels,
    continua: made.map(({ length, spans }) => ({ length, layers: names.map((name) => spans[name]!.map(([start, end, label]) => ({ start, end, label }))) })),
    ratings,
    spans: made.reduce((sum, { spans }) => sum + names.reduce((of, name) => of + spans[name]!.length, 0), 0),
    sha256: createHash('sha256').update(JSON.stringify({ annotators: names, labels, articles: made, ratings })).digest('hex'),
  }
}

/** One annotator's reading of the spans that are there: some left out, some edges moved, some labels wrong, some added. */
function layer(random: PythonRandom, truth: readonly Triple[]): Triple[] {
  const units: Triple[] = []
  for (const [s, e, label] of truth) {
    if (random.random() < 0.1) continue
    let start = Math.max(0, s + (random.random() < 0.4 ? random.integer(-4, 4) : 0))
    const end = Math.min(textLength, Math.max(start + 1, e + (random.random() < 0.4 ? random.integer(-4, 4) : 0)))
    const last = units.at(-1)
    if (last && start < last[1]) start = last[1]
    if (end > start) units.push([start, end, random.random() < 0.15 ? random.choice(labels) : label])
  }
  const added: Triple[] = []
  let position = 0
  for (const [start, end] of [...units, [textLength, textLength, ''] as const]) {
    if (start - position > 30 && random.random() < 0.1) {
      const at = position + random.below(start - 20 - position)
      added.push([at, at + random.integer(5, 20), random.choice(labels)])
    }
    position = end
  }
  return [...units, ...added].sort((a, b) => a[0] - b[0] || a[1] - b[1])
}
