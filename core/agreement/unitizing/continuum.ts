/**
 * One annotator's unit: a stretch of the text with a label. Positions are code points, start
 * inclusive, end exclusive; gamma's chance continua are not texts and may hold any real number.
 */
export interface Unit {
  readonly start: number
  readonly end: number
  readonly label: string
}

/**
 * What several annotators cut out of one text. A layer without units is somebody who found
 * nothing; somebody who did not do the article has no layer at all.
 */
export interface Continuum {
  /** The length of the text in code points. */
  readonly length: number
  /** One per annotator who did the article, in any order. */
  readonly layers: readonly (readonly Unit[])[]
}

/** Where two units of one annotator must not overlap for a coefficient to be defined. */
export type Apart = 'anywhere' | 'withinLabel' | 'mayOverlap'

/**
 * Why a coefficient for units cannot take this continuum, as a sentence, or undefined when it can:
 * a unit that is empty or reversed, lies outside the text, or overlaps another of its annotator.
 * Units that only touch do not overlap.
 */
export function refusedBecause(continuum: Continuum, apart: Apart): string | undefined {
  const { length, layers } = continuum
  if (!(Number.isFinite(length) && length > 0)) return 'The text has no length.'
  for (const layer of layers) {
    for (const { start, end } of layer) {
      if (!Number.isInteger(start) || !Number.isInteger(end)) return 'A span begins or ends within a character.'
      if (start >= end) return 'A span has no length.'
      if (start < 0 || end > length) return 'A span lies outside the text.'
    }
    if (apart !== 'mayOverlap' && overlapsItself(layer, apart)) {
      return apart === 'anywhere'
        ? 'Two spans of one annotator overlap; the coefficient needs one tag per place.'
        : 'Two spans of one annotator with the same tag overlap.'
    }
  }
  return undefined
}

function overlapsItself(layer: readonly Unit[], apart: Apart): boolean {
  const reached = new Map<string, number>()
  for (const { start, end, label } of inOrder(layer)) {
    const line = apart === 'anywhere' ? '' : label
    if (start < (reached.get(line) ?? -Infinity)) return true
    reached.set(line, end)
  }
  return false
}

/** The units from left to right; the layer itself where it is in order already. */
export function inOrder(layer: readonly Unit[]): readonly Unit[] {
  const ordered = layer.every((unit, index) => index === 0 || layer[index - 1]!.start <= unit.start)
  return ordered ? layer : [...layer].sort((a, b) => a.start - b.start)
}

/** The labels that somebody used, sorted by their UTF-16 code units. */
export function labelsOf(continua: readonly Continuum[]): readonly string[] {
  const labels = new Set<string>()
  for (const { layers } of continua) for (const layer of layers) for (const { label } of layer) labels.add(label)
  return [...labels].sort()
}

/**
 * The same text with the units of one label alone, where units of one annotator that overlap
 * become one (those that only touch stay apart). So a coefficient per label needs no rule for
 * words that bear several labels.
 * @returns the continuum, and how many units were merged into others, to be told beside the figure.
 */
export function withOneLabel(continuum: Continuum, label: string): { readonly continuum: Continuum; readonly merged: number } {
  let merged = 0
  const layers = continuum.layers.map((layer) => {
    const union: { start: number; end: number; label: string }[] = []
    for (const unit of inOrder(layer.filter((one) => one.label === label))) {
      const last = union.at(-1)
      if (last && unit.start < last.end) {
        last.end = Math.max(last.end, unit.end)
        merged++
      } else union.push({ ...unit })
    }
    return union
  })
  return { continuum: { length: continuum.length, layers }, merged }
}
