import { isLayerFormat } from '@/core/formats/formats'
import { workOnLayers } from '@/data/import-layers'
import { type ClaimedImport, failImport, tellImport } from '@/data/import-work'
import { log } from '@/data/log'
import { readLayersInThread } from '@/documents/thread/layers-thread'

/** How often it is asked whether an import is still wanted while its files are read. Milliseconds. */
const asking = 2000

/** Reads the file of a claimed import of layers, and finds out what it comes to or stores it. `path` is where the file lies meanwhile. */
export async function importLayersOf(claim: ClaimedImport, path: string, ending: AbortSignal): Promise<void> {
  const { format, fileName: name } = claim
  if (!isLayerFormat(format)) return failImport(claim, `“${format}” is no format of layers that is read here.`)
  const unwanted = new AbortController()
  const signal = AbortSignal.any([ending, unwanted.signal])
  const ask = setInterval(() => {
    tellImport(claim, 0, claim.size).then((wanted) => (wanted ? undefined : unwanted.abort()), (error: unknown) => log.warn({ import: claim.importId, error: String(error) }, 'an import could not be asked for'))
  }, asking)
  try {
    await workOnLayers(claim, async (choice) => {
      const read = await readLayersInThread({ path, name, format, choice }, signal)
      clearInterval(ask)
      return read
    })
  } catch (error) {
    if (!unwanted.signal.aborted || ending.aborted) throw error
  } finally {
    clearInterval(ask)
  }
}
