import { type Statistic, noStatistic } from '../bootstrap/statistic'
import { type Continuum, labelsOf, refusedBecause, withOneLabel } from './continuum'
import { unitizingStatistics } from './statistic'

/** How far one label is agreed on, whatever else the same words bear. */
export interface LabelAlpha {
  readonly label: string
  /** |uα of the label alone: marked with it, or not. Over articles, for figures and intervals. */
  readonly statistic: Statistic
  /** How many spans bear the label, and how many of them were merged into another of the same annotator that they overlap. */
  readonly spans: number
  readonly merged: number
  /** How many annotators used it, in the article where most did. */
  readonly annotators: number
}

/**
 * |uα label by label (Krippendorff et al. 2016), each from a continuum of its own in which the spans of one annotator
 * that overlap are one. So several labels on the same words need no rule; to be called “per tag, with the union
 * within a tag”. Labels in the order of their UTF-16 code units.
 * @param continua units that may overlap.
 */
export function alphaPerLabel(continua: readonly Continuum[]): readonly LabelAlpha[] {
  const because = continua.map((continuum) => refusedBecause(continuum, 'mayOverlap')).find((reason) => reason !== undefined)
  return labelsOf(continua).map((label) => {
    const alone = continua.map((continuum) => withOneLabel(continuum, label))
    const left = alone.reduce((sum, { continuum }) => sum + continuum.layers.reduce((all, layer) => all + layer.length, 0), 0)
    const merged = alone.reduce((sum, one) => sum + one.merged, 0)
    return {
      label,
      statistic: because === undefined ? unitizingStatistics(alone.map(({ continuum }) => continuum)).of('binary') : noStatistic(because, continua.length),
      spans: left + merged,
      merged,
      annotators: alone.reduce((most, { continuum }) => Math.max(most, continuum.layers.filter((layer) => layer.length > 0).length), 0),
    }
  })
}
