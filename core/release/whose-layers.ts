import { goldAnnotator } from '@/core/formats/gold-annotator'
import type { LabelledArticle } from '@/core/formats/labelled-article'

/** How many layers, with how many annotations. */
export interface LayerCount {
  readonly layers: number
  readonly annotations: number
}

/** Whose layers were read back: they are of different kinds, and only those of people add up to what people did. */
export interface WhoseLayers {
  readonly people: LayerCount
  /** What is unanimous or decided, where it is written as a layer beside the others. */
  readonly gold: LayerCount
  readonly models: LayerCount
}

const none: LayerCount = { layers: 0, annotations: 0 }

export const nobodysLayers: WhoseLayers = { people: none, gold: none, models: none }

/**
 * Adds what was read of an article. Whose a layer is, the database says: not every format can tell.
 * @param expected the article as the database has it
 */
export function addWhose(sum: WhoseLayers, expected: LabelledArticle, read: LabelledArticle): WhoseLayers {
  const models = new Set(expected.layers.flatMap(({ machine, annotator }) => (machine ? [annotator] : [])))
  const result: Record<keyof WhoseLayers, LayerCount> = { ...sum }
  for (const { annotator, passages } of read.layers) {
    const kind = models.has(annotator) ? 'models' : annotator === goldAnnotator ? 'gold' : 'people'
    result[kind] = { layers: result[kind].layers + 1, annotations: result[kind].annotations + passages.length }
  }
  return result
}
