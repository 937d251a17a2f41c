import { type ExportLayer, exportLayers } from './choice'
import { type ExportFormatKey, canLeaveTextsOut, exportFormatKeys, isOwnFormat, nameOfFormat, placeOfLayer, shortOf } from './export-format'

/** A format as a page offers it, with all that is told of it at once. Plain data: a browser need not load what writes it. */
export interface OfferedFormat {
  readonly key: ExportFormatKey
  readonly name: string
  /** Of our own making, or another tool's. */
  readonly own: boolean
  /** What it cannot hold, in a sentence or two; null where it holds everything. */
  readonly short: string | null
  readonly textsCanStayOut: boolean
  /** Layers that stand beside it, in files of their own. */
  readonly beside: readonly ExportLayer[]
}

/** Every format, ours first. */
export function offeredFormats(): readonly OfferedFormat[] {
  return exportFormatKeys.map((key) => ({
    key, name: nameOfFormat(key), own: isOwnFormat(key), short: shortOf(key) ?? null, textsCanStayOut: canLeaveTextsOut(key), beside: exportLayers.filter((layer) => placeOfLayer(key, layer) === 'beside'),
  }))
}
