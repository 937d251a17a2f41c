import { layerFormats, isLayerFormat } from '@/core/formats/formats'
import { workOnLayers } from '@/data/import-layers'
import { type ClaimedImport, failImport } from '@/data/import-work'
import { readTextFiles } from '@/documents/text-files'

/** Reads the file of a claimed import of layers, and finds out what it comes to or stores it. `path` is where the file lies meanwhile. */
export async function importLayersOf(claim: ClaimedImport, path: string, signal: AbortSignal): Promise<void> {
  if (!isLayerFormat(claim.format)) return failImport(claim, `“${claim.format}” is no format of layers that is read here.`)
  const { files, findings } = await readTextFiles(path, claim.fileName, layerFormats[claim.format].endings, { signal })
  signal.throwIfAborted()
  await workOnLayers(claim, files, findings)
}
