import { createReadStream } from 'node:fs'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Spill } from '@/core/formats/package-files'
import { temporaryFolder } from '../temporary-folder'

/** A spill that goes away with all it holds. */
export interface TemporarySpill extends Spill {
  close(): Promise<void>
}

/** Most files that are open at once: one for each annotator, as a rule. */
const mostOpen = 64

/** Keeps files that wait for their turn in a folder for the time of an export, made when it is first needed, for its owner's eyes only. */
export function temporarySpill(): TemporarySpill {
  let folder: string | undefined
  const handles = new Map<number, FileHandle>()
  const pathOf = (file: number) => join(folder!, String(file))
  return {
    async append(file, bytes) {
      folder ??= await temporaryFolder('export')
      let handle = handles.get(file)
      if (!handle) {
        const [oldest] = handles
        if (oldest && handles.size >= mostOpen) {
          handles.delete(oldest[0])
          await oldest[1].close()
        }
        handle = await open(pathOf(file), 'a', 0o600)
        handles.set(file, handle)
      }
      await handle.appendFile(bytes)
    },
    async *read(file) {
      await handles.get(file)?.close()
      handles.delete(file)
      yield* createReadStream(pathOf(file)) as AsyncIterable<Uint8Array>
      await rm(pathOf(file))
    },
    async close() {
      for (const handle of handles.values()) await handle.close().catch(() => undefined)
      handles.clear()
      if (folder !== undefined) await rm(folder, { recursive: true, force: true })
    },
  }
}
