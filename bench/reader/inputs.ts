import { readFile, readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** An article of so many words with so many passages. Offsets are code points of `paragraphs.join('\n')`, end exclusive. */
export interface Inputs {
  readonly words: number
  readonly paragraphs: readonly string[]
  readonly annotations: readonly { readonly id: string; readonly tag: string; readonly start: number; readonly end: number }[]
}

const corpus = new URL('../../corpus/', import.meta.url)
const codebook = new URL('../../core/codebook/media-framing-v1.json', import.meta.url)

/** Mulberry32: the same numbers on every machine. */
function random(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

async function sentences(): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const file of (await readdir(corpus)).filter((name) => name.endsWith('.txt')).sort()) {
    const text = (await readFile(new URL(file, corpus), 'utf8')).replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*_#>`|\\]+/g, ' ').replace(/\s+/g, ' ')
    for (const sentence of text.split(/(?<=[.!?])["”']?\s+(?=[A-Z“"])/)) {
      const length = sentence.trim().split(' ').length
      if (length >= 5 && length <= 60) found.add(sentence.trim())
    }
  }
  return [...found]
}

/** Paragraphs of about 80 words, of the corpus' sentences shuffled. */
function paragraphsOf(words: number, all: readonly string[], next: () => number): readonly string[] {
  const paragraphs: string[] = []
  let pool: string[] = []
  let current: string[] = []
  for (let total = 0; total < words; ) {
    if (pool.length === 0) {
      pool = [...all]
      for (let i = pool.length - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1))
        ;[pool[i], pool[j]] = [pool[j]!, pool[i]!]
      }
    }
    const taken = pool.pop()!.split(' ').slice(0, words - total)
    current.push(...taken)
    total += taken.length
    if (current.length >= 72 || total >= words) {
      paragraphs.push(current.join(' '))
      current = []
    }
  }
  return paragraphs
}

/** Makes the same article and the same passages for the same numbers, on every machine: spans of 1 to 60 words within a paragraph, crossing and nesting as chance has it. */
export async function makeInputs(words: number, spans: number, seed = 42): Promise<Inputs> {
  const tags = (JSON.parse(await readFile(codebook, 'utf8')) as { tags: { key: string }[] }).tags.map(({ key }) => key)
  const paragraphs = paragraphsOf(words, await sentences(), random(seed + words))
  let offset = 0
  const wordEdges = paragraphs.map((paragraph) => {
    let at = offset
    const edges = paragraph.split(' ').map((word): [number, number] => {
      const edge: [number, number] = [at, at + [...word].length]
      at = edge[1] + 1
      return edge
    })
    offset += [...paragraph].length + 1
    return edges
  })
  const pick = random(seed * 7 + words * 31 + spans)
  const annotations = Array.from({ length: spans }, (_, index) => {
    const edges = wordEdges[Math.floor(pick() * wordEdges.length)]!
    const length = Math.min(edges.length, 1 + Math.floor(pick() * 60))
    const first = Math.floor(pick() * (edges.length - length + 1))
    return { id: `a${index}`, tag: tags[Math.floor(pick() * tags.length)]!, start: edges[first]![0], end: edges[first + length - 1]![1] }
  })
  return { words, paragraphs, annotations }
}

// node_modules/.bin/tsx bench/reader/inputs.ts WORDS SPANS [SEED] prints one.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [words = 1000, spans = 100, seed] = process.argv.slice(2).map(Number)
  process.stdout.write(JSON.stringify(await makeInputs(words, spans, seed || 42)))
}
