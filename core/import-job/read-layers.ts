import type { TextFile } from '../formats/files'
import { type Accept, type Finding, writePlace } from '../formats/finding'
import { type LayerFormatKey, layerFormats } from '../formats/formats'
import { type FoundInLayers, type LeftByChoice, applyMapping, findInLayers } from '../formats/layer-mapping'
import { type PlacedArticle, placeArticle } from '../formats/place-article'
import { storablePlace } from '../formats/storable-reading'
import type { LayersChoice } from './layers-preview'

/** What files of layers come to by what was chosen for them, before anything of it is held against the project. Plain data. */
export interface ReadLayers {
  readonly found: FoundInLayers
  /** Articles with the layers and passages that were chosen. */
  readonly placed: readonly PlacedArticle[]
  readonly left: LeftByChoice
  readonly findings: readonly Finding[]
}

/** Reads files of layers. Takes as long as the files are large, and with strangers’ files longer: this is work for a thread. */
export function readLayers(format: LayerFormatKey, files: readonly TextFile[], choice: LayersChoice): ReadLayers {
  const reading = layerFormats[format].read(files, { annotator: choice.annotator, accept: accepting(choice) })
  const { articles, left } = applyMapping(reading.articles, choice)
  const findings = [...reading.findings]
  const placed = articles.flatMap((article) => {
    const outcome = placeArticle(article)
    for (const finding of outcome.ok ? outcome.value.findings : [{ kind: 'text' as const, place: { file: article.name }, message: outcome.problem.message }]) findings.push(finding)
    return outcome.ok ? [outcome.value] : []
  })
  return { found: findInLayers(reading.articles), placed, left, findings }
}

function accepting({ acceptFrom, accepted }: LayersChoice): Accept {
  const picked = new Set(accepted)
  return (where, certainty) => (acceptFrom !== null && certainty >= acceptFrom) || picked.has(writePlace(storablePlace(where)))
}
