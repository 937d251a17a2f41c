import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRelease, discardRelease, findRelease, listReleases, publishRelease, readReleaseFile, withdrawRelease } from '@/core/api/routes/releases'
import { counted } from '@/core/counted'
import { readChecksums } from '@/core/release/checksums'
import type { Release, ReleaseLine, ReleaseProgress } from '@/core/release/release'
import type { ReleaseRequest } from '@/core/request/release'
import { Failure, reasonOf } from '../failure'
import { here } from '../project'
import { stepsFor } from '../step'
import type { Server } from './server'

/** Milliseconds between two looks at how far it is. */
const pause = 700

/** Has a server make a release, and waits until it is made. `tell` is given how far it is, and the step that was told before. */
export async function makeOn(server: Server, project: string, request: ReleaseRequest, tell: (progress: ReleaseProgress, last: string | undefined) => void): Promise<Release> {
  const { number } = await server.ask<{ number: number }>(createRelease, { params: { project }, body: request })
  for (let last: string | undefined; ; await sleep(pause)) {
    const release = await findOn(server, project, number)
    if (release.state !== 'making') return release
    tell(release.progress, last)
    last = release.progress.step
  }
}

/** The releases that whoever holds the token may see, the newest first. */
export async function listOn(server: Server, project: string): Promise<readonly ReleaseLine[]> {
  return (await server.ask<{ releases: readonly ReleaseLine[] }>(listReleases, { params: { project } })).releases
}

/** Publishes a draft, for ever. */
export function publishOn(server: Server, project: string, number: number): Promise<{ number: number }> {
  return server.ask<{ number: number }>(publishRelease, { params: { project, number: String(number) }, body: {} })
}

/** A release as it is. */
export function findOn(server: Server, project: string, number: number): Promise<Release> {
  return server.ask<Release>(findRelease, { params: { project, number: String(number) } })
}

/** Gives up a release that is not published. */
export function discardOn(server: Server, project: string, number: number): Promise<{ number: number }> {
  return server.ask<{ number: number }>(discardRelease, { params: { project, number: String(number) }, body: {} })
}

/** Says of a published release that it should not be used any more, for ever. */
export function withdrawOn(server: Server, project: string, number: number, reason: string): Promise<{ number: number }> {
  return server.ask<{ number: number }>(withdrawRelease, { params: { project, number: String(number) }, body: { reason } })
}

/** Downloads every file of a release into a new folder, and compares each with its checksum. @throws {Failure} where one differs. */
export async function downloadFrom(server: Server, project: string, number: number, folder: string, { json = false }: { readonly json?: boolean }): Promise<void> {
  const target = resolve(here, folder)
  const open = (path: string): Promise<Response> => server.open(readReleaseFile, { params: { project, number: String(number) }, query: { path } })
  const sums = new Uint8Array(await (await open('checksums.txt')).arrayBuffer())
  const files = readChecksums(new TextDecoder().decode(sums))
  await mkdir(target, { recursive: false }).catch(() => {
    throw new Failure(`The folder ${target} is there already, or cannot be made.`, 'Name a folder that is not there yet: nothing is written over.')
  })
  await writeFile(join(target, 'checksums.txt'), sums)
  await stepsFor({ json })('Download', async (report) => {
    for (const [done, { sha256, path }] of files.entries()) {
      report.progress(done, files.length, 'files')
      const place = join(target, path)
      if (!place.startsWith(`${target}${sep}`)) throw new Failure(`${path} leads out of the folder.`, 'Do not trust this server.')
      await mkdir(dirname(place), { recursive: true })
      await write(await open(path), place, sha256, path)
    }
    report.done(`${counted(files.length, 'file')} to ${target}, each as its checksum says`)
  })
  if (json) console.log(JSON.stringify({ server: server.address, folder: target, files: files.length + 1 }))
}

/** Writes what is answered to a place as it comes. Under its name there is only what its checksum fits. @throws {Failure} where that differs, or the answer breaks off. */
async function write({ body }: Response, place: string, sha256: string, path: string): Promise<void> {
  const part = `${place}.part`
  const hash = createHash('sha256')
  try {
    await pipeline(Readable.from(body ?? []), async function* (pieces: AsyncIterable<Uint8Array>) {
      for await (const piece of pieces) {
        hash.update(piece)
        yield piece
      }
    }, createWriteStream(part, { flags: 'wx' })).catch((error: unknown) => {
      throw new Failure(`${path} did not arrive whole: ${reasonOf(error)}.`, 'Download it again.')
    })
    if (hash.digest('hex') !== sha256) throw new Failure(`${path} is not the file that checksums.txt names.`, 'Download it again; where that does not help, tell whoever published it.')
    await rename(part, place)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}
