import { mkdir } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { counted } from '@/core/counted'
import { exportChoice } from '@/core/export/choice'
import { leadQuestions, openQuestions } from '@/core/release/questions'
import type { Release, ReleaseLine } from '@/core/release/release'
import { withdrawalSchema } from '@/core/request/release'
import type { Result } from '@/core/result'
import type { Access } from '@/data/principal'
import { Failure } from '../failure'
import { withLocalDatabase } from '../local'
import { here } from '../project'
import { discardOn, downloadFrom, findOn, listOn, makeOn, publishOn, withdrawOn } from '../remote/release'
import { type RemoteOptions, findServer } from '../remote/server'
import { type Followed, follow } from './follow'

/** What every one of the commands is told. */
export interface ReleaseOptions extends RemoteOptions {
  readonly project: string
  readonly json?: boolean
}

export interface MakeOptions extends ReleaseOptions {
  readonly name: string
  readonly note?: string
  readonly format?: readonly string[]
  readonly withoutTexts?: boolean
}

export interface WithdrawOptions extends ReleaseOptions {
  readonly reason: string
}

/** Makes a release and waits until it is a draft; ends with 2 where its certificate has found something that no note names. */
export async function makeCommand(options: MakeOptions): Promise<void> {
  const choices = (options.format ?? ['csv-safe']).map((format) => exportChoice.parse({ format, texts: options.withoutTexts === true ? 'without' : 'with' }))
  const request = { name: options.name, note: options.note ?? '', choices }
  const followed = options.json === true ? silent : told
  const server = await findServer(options)
  if (server) return tellMade(await makeOn(server, options.project, request, followed), options)
  await asLead(options, false, async (access) => {
    const { createRelease } = await import('@/data/releases')
    const { number } = valueOf(await createRelease(access, request))
    tellMade(await follow(access, number, followed), options)
  })
}

function tellMade(release: Release, { json }: ReleaseOptions): void {
  if (json) console.log(JSON.stringify(release, undefined, 2))
  else tell(release)
  if (release.state !== 'draft') throw new Failure(release.because ?? `Release ${release.number} is ${release.state}.`, 'Make it again.')
  if (!release.certificate?.sound) process.exitCode = 2
}

/** Lists the releases of a project. */
export async function listCommand(options: ReleaseOptions): Promise<void> {
  const server = await findServer(options)
  if (server) return tellListed(await listOn(server, options.project), options)
  await asLead(options, true, async (access) => {
    const { listReleases } = await import('@/data/releases')
    tellListed(await listReleases(access), options)
  })
}

function tellListed(releases: readonly ReleaseLine[], { json }: ReleaseOptions): void {
  if (json) return console.log(JSON.stringify(releases, undefined, 2))
  for (const { number, name, state, publishedAt, files, bytes, withdrawn } of releases) console.log([number, withdrawn ? 'withdrawn' : state, publishedAt ?? '', counted(files, 'file'), counted(bytes, 'byte'), name].join('\t'))
  if (releases.length === 0) console.log('There is no release yet.')
}

/** Publishes a draft, for ever. */
export async function publishCommand(number: string, options: ReleaseOptions): Promise<void> {
  const server = await findServer(options)
  if (server) {
    const before = await findOn(server, options.project, numberOf(number))
    return tellPublished(await publishOn(server, options.project, numberOf(number)), before, options)
  }
  await asLead(options, false, async (access) => {
    const { publishRelease } = await import('@/data/publish-release')
    const { findRelease } = await import('@/data/releases')
    const before = valueOf(await findRelease(access, numberOf(number)))
    tellPublished(valueOf(await publishRelease(access, numberOf(number))), before, options)
  })
}

function tellPublished(published: { readonly number: number }, before: Release, { json }: ReleaseOptions): void {
  const unanswered = openQuestions(before.answers).length
  if (json) return console.log(JSON.stringify({ ...published, unanswered }))
  if (before.state === 'published') console.log(`  Published    release ${published.number} was published already, at ${before.publishedAt ?? 'an earlier time'}. Nothing changed.`)
  else console.log(`  Published    release ${published.number}. It never changes from now on.`)
  tellUnanswered(before, 'and say so in it')
}

/** How much of the datasheet is open; nothing where all of it is answered. */
function tellUnanswered({ answers }: Release, then: string): void {
  const { length } = openQuestions(answers)
  if (length > 0) console.log(`  Datasheet    ${length} of ${leadQuestions.length} questions ${length === 1 ? 'is' : 'are'} not answered, ${then}.`)
}

/** Gives up a release that is not published. */
export async function discardCommand(number: string, options: ReleaseOptions): Promise<void> {
  const tellDiscarded = (discarded: { readonly number: number }) =>
    console.log(options.json ? JSON.stringify(discarded) : `  Given up     release ${discarded.number}. Its files are taken away, and its number is not used again.`)
  const server = await findServer(options)
  if (server) return tellDiscarded(await discardOn(server, options.project, numberOf(number)))
  await asLead(options, false, async (access) => {
    const { discardRelease } = await import('@/data/releases')
    tellDiscarded(valueOf(await discardRelease(access, numberOf(number))))
  })
}

/** Says of a published release, for ever, that it should not be used any more. */
export async function withdrawCommand(number: string, options: WithdrawOptions): Promise<void> {
  const parsed = withdrawalSchema.safeParse({ reason: options.reason })
  if (!parsed.success) throw new Failure(parsed.error.issues[0]?.message ?? 'The reason cannot be stored.', 'Say in a sentence why it should not be used any more, with --reason.')
  const { reason } = parsed.data
  const server = await findServer(options)
  if (server) {
    const before = await findOn(server, options.project, numberOf(number))
    return tellWithdrawn(await withdrawOn(server, options.project, numberOf(number), reason), before, options)
  }
  await asLead(options, false, async (access) => {
    const { findRelease, withdrawRelease } = await import('@/data/releases')
    const before = valueOf(await findRelease(access, numberOf(number)))
    tellWithdrawn(valueOf(await withdrawRelease(access, numberOf(number), reason)), before, options)
  })
}

function tellWithdrawn(withdrawn: { readonly number: number }, { withdrawn: before }: Release, { json }: ReleaseOptions): void {
  if (json) return console.log(JSON.stringify(withdrawn))
  if (before) console.log(`  Withdrawn    release ${withdrawn.number} was withdrawn already, at ${before.at}: “${before.reason}”. Nothing changed.`)
  else console.log(`  Withdrawn    release ${withdrawn.number}. It stays, with your reason, for whoever has cited it.`)
}

/** Writes every file of a release into a new folder. */
export async function downloadCommand(number: string, folder: string, options: ReleaseOptions): Promise<void> {
  const server = await findServer(options)
  if (server) return downloadFrom(server, options.project, numberOf(number), folder, options)
  await asLead(options, true, async (access) => {
    const { listReleaseFiles, openReleaseFile } = await import('@/data/release-download')
    const target = resolve(here, folder)
    const files = valueOf(await listReleaseFiles(access, numberOf(number)))
    await mkdir(target, { recursive: false }).catch(() => {
      throw new Failure(`The folder ${target} is there already, or cannot be made.`, 'Name a folder that is not there yet: nothing is written over.')
    })
    for (const path of files) {
      const file = valueOf(await openReleaseFile(access, numberOf(number), path))
      const place = join(target, path)
      if (!place.startsWith(`${target}${sep}`)) throw new Error(`${path} leads out of the folder`)
      await mkdir(dirname(place), { recursive: true })
      await pipeline(Readable.from(file.bytes, { objectMode: false }), createWriteStream(place))
    }
    console.log(options.json ? JSON.stringify({ folder: target, files: files.length }) : `  Downloaded   ${counted(files.length, 'file')} to ${target}. Check them with: sha256sum -c checksums.txt`)
  })
}

const silent: Followed = () => {}

/** On a terminal one line that is written over; in a pipe a line for each step. */
const told: Followed = ({ step, done, of }, last) => {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K  ${step || 'Waiting'} ${of > 0 ? `${done} of ${of}` : ''}`)
  else if (step !== last) console.error(`  ${step || 'Waiting'}`)
}

function tell(release: Release): void {
  const { number, certificate } = release
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
  console.log(`  Made         release ${number}, a draft`)
  for (const { name, counts, named, unnamed, differences } of certificate?.formats ?? []) {
    console.log(`  Read back    ${name}: ${counted(counts.articles, 'article')}, ${counted(counts.layers, 'layer')}, ${counted(counts.annotations, 'annotation')}, ${counted(counts.offsets, 'offset')}, ${counted(counts.quotes, 'quote')}; ${counted(named.reduce((sum, one) => sum + one.count, 0), 'difference')} named, ${unnamed} not`)
    for (const { place, message } of differences) console.log(`  Different    ${place}: ${message}`)
  }
  console.log(certificate?.sound ? '  Certificate  sound: nothing differs but what notes name. Read the draft, and publish it.' : '  Certificate  not sound: this cannot be published.')
  if (certificate?.sound) tellUnanswered(release, 'and can be until it is published: on its page')
}

async function asLead(options: ReleaseOptions, asItIs: boolean, work: (access: Access) => Promise<void>): Promise<void> {
  await withLocalDatabase({ ...(options.data === undefined ? {} : { data: options.data }), quiet: true, asItIs }, async () => {
    const { openAsLead } = await import('@/data/local-lead')
    await work(valueOf(await openAsLead(options.project)))
  })
}

function numberOf(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new Failure(`“${text}” is no number of a release.`, 'Name one as `crossread release list` has it.')
}

function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Failure(result.problem.message, 'Look at the list of releases, and the formats, with --help.')
}
