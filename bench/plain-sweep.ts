import type { Continuum } from '@/core/agreement/unitizing/continuum'

/** The label of a gap. */
const gap = ''

/**
 * Unitizing alpha of 2016 of one text, as one would write it down: every line made whole with its gaps, one pass over
 * the edges with a counter per label, written apart from `core/agreement` as its measure and its check.
 */
export function plainUnitizingAlpha({ length, layers }: Continuum): number {
  const edges: { at: number; label: string; by: 1 | -1 }[] = []
  const lengths = new Map<string, number>()
  const squares = new Map<string, number>()
  const add = (to: Map<string, number>, label: string, amount: number) => to.set(label, (to.get(label) ?? 0) + amount)
  const unit = (start: number, end: number, label: string) => {
    if (start >= end) return
    edges.push({ at: start, label, by: 1 }, { at: end, label, by: -1 })
    add(lengths, label, end - start)
    add(squares, label, label === gap ? end - start : (end - start) ** 2)
  }
  for (const layer of layers) {
    let reached = 0
    for (const { start, end, label } of layer) {
      unit(reached, start, gap)
      unit(start, end, label)
      reached = end
    }
    unit(reached, length, gap)
  }
  edges.sort((a, b) => a.at - b.at)
  const counts = new Map<string, number>()
  let agreed = 0
  let position = 0
  for (const { at, label, by } of edges) {
    if (at > position) {
      for (const count of counts.values()) agreed += (count * (count - 1) * (at - position)) / (layers.length - 1)
      position = at
    }
    add(counts, label, by)
  }
  const total = layers.length * length
  let self = 0
  let together = 0
  for (const [label, square] of squares) {
    self += square
    together += lengths.get(label)! ** 2 - square
  }
  return 1 - (total - agreed) / (total - (total * together) / (total * total - self))
}
