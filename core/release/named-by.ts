import { type Difference, type DifferenceKind, type NamedDifferences, mostDifferences } from './certificate'

/** By which words of a note a kind of difference is named. The notes are the writers' own, in core/formats. */
const words: Readonly<Record<DifferenceKind, RegExp | null>> = {
  article: /articles that nobody annotated were left out/,
  text: /come back otherwise/,
  layer: null,
  annotation: /were left out: |such passages were left out|what holds none was left out|overlap the longest was kept/,
  tag: /the tags were left out|in tags became|white space in tags/,
  edges: /was widened|was moved|whole paragraphs/,
  fragments: /each fragment|are one span when read back|each line of a passage/,
  quote: null,
  note: /notes|A note of/i,
  attributes: /attributes/i,
  machine: /from those of machines/,
  file: null,
}

/** What a note names may take these with it: a passage that is a tag of a whole paragraph has lost its fragments too. */
const taken: Readonly<Partial<Record<DifferenceKind, readonly DifferenceKind[]>>> = { edges: ['fragments'] }

/** Of how many cases a note tells: the number in brackets at its end. */
export function casesOf(note: string): number {
  return Number(/\((\d+)\)$/.exec(note)?.[1] ?? 0)
}

/** Gathers differences as they are found, and says in the end which of them the format's notes name. */
export class Differences {
  private readonly counts = new Map<DifferenceKind, number>()
  private readonly listed = new Map<DifferenceKind, Difference[]>()

  add(difference: Difference): void {
    const { kind } = difference
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1)
    const listed = this.listed.get(kind) ?? []
    this.listed.set(kind, listed)
    if (listed.length < mostDifferences) listed.push(difference)
  }

  /**
   * A kind is named where there are notes about it, and no more cases than they tell of: a note that three notes were left
   * out does not account for a fourth.
   */
  judge(notes: readonly string[]): { named: NamedDifferences[]; unnamed: number; differences: Difference[] } {
    const named: NamedDifferences[] = []
    const differences: Difference[] = []
    let unnamed = 0
    for (const [kind, count] of this.counts) {
      const about = notes.filter((note) => namesKind(kind, note))
      if (about.reduce((sum, note) => sum + casesOf(note), 0) >= count) named.push({ kind, count, notes: about })
      else {
        unnamed += count
        differences.push(...this.listed.get(kind)!)
      }
    }
    return { named, unnamed, differences: differences.slice(0, mostDifferences) }
  }
}

function namesKind(kind: DifferenceKind, note: string): boolean {
  if (words[kind]?.test(note)) return true
  return Object.entries(taken).some(([by, kinds]) => kinds.includes(kind) && words[by as DifferenceKind]?.test(note))
}
