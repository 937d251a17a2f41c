import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { exportPackage } from '@/core/api/routes/figures'
import type { CheckedChoice } from '@/core/export/check-choice'
import { writeExport } from '@/core/export/write-choice'
import { Failure, reasonOf } from '../failure'
import { size } from '../progress'
import { here } from '../project'
import { stepsFor } from '../step'
import type { Server } from './server'

/** What is asked for, as the command line has it. */
export interface RemoteExport {
  readonly project: string
  readonly choice: CheckedChoice
  /** A folder is refused: the server packs an archive. */
  readonly form: 'folder' | 'zip' | 'file'
  readonly json?: boolean
}

/** Downloads the labelled data of a project from a server as an archive, into a file that is not there yet, and prints what came; or its one large file to standard output. */
export async function exportFrom(server: Server, file: string, { project, choice, form, json = false }: RemoteExport): Promise<void> {
  if (form === 'folder') throw new Failure(`A server sends an archive, and ${file} would be a folder.`, `Name an archive: ${file.replace(/\/+$/, '')}.zip.`)
  const target = resolve(here, file)
  if (form !== 'file' && (await stat(target).catch(() => undefined))) throw new Failure(`${target} is there already.`, 'Name a file that is not there yet: nothing is written over.')
  const { format } = choice
  const query = Object.fromEntries(new URLSearchParams(writeExport(choice, form === 'file' ? 'file' : 'zip')))
  const response = await server.open(exportPackage, { params: { project }, query })
  if (form === 'file') return pipeline(Readable.fromWeb(response.body as ReadableStream<Uint8Array>), process.stdout, { end: false })
  const unfinished = `${target}.unfinished-${process.pid}`
  let bytes = 0
  await stepsFor({ json })('Export', async (report) => {
    try {
      await pipeline(Readable.fromWeb(response.body as ReadableStream<Uint8Array>), async function* (parts: AsyncIterable<Uint8Array>) {
        for await (const part of parts) {
          bytes += part.byteLength
          report.progress(bytes, 0, 'bytes')
          yield part
        }
      }, createWriteStream(unfinished, { flags: 'wx' }))
      await rename(unfinished, target)
    } catch (error) {
      await rm(unfinished, { force: true })
      throw new Failure(`The export broke off after ${size(bytes)}: ${reasonOf(error)}.`, 'Ask again. Nothing half written was left.')
    }
    report.done(size(bytes))
  })
  if (json) console.log(JSON.stringify({ server: server.address, project, format, file: target, bytes }, undefined, 2))
  else console.log(`  Written      ${target}: ${size(bytes)}; its notes name what the format cannot hold`)
}
