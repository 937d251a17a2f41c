import { checkChoice, type CheckedChoice } from '@/core/export/check-choice'
import { codebookSchema } from '@/core/codebook/codebook'
import type { PackageFile } from '@/core/export/choice'
import { nameOfFormat } from '@/core/export/export-format'
import { type Certificate, isSound } from '@/core/release/certificate'
import type { ReleaseChanges } from '@/core/release/changes'
import { codebookMarkdown } from '@/core/release/codebook-markdown'
import { packageFiles } from '@/data/export-package'
import { type ExportSnapshot, openSnapshot } from '@/data/export-snapshot'
import { log } from '@/data/log'
import { readChanges } from '@/data/release/changes'
import { NotWantedAnyMore, type ReleaseJob } from '@/data/release/claim'
import { FileStore, type StoredFile } from '@/data/release/files'
import { countSnapshot, readCodebooks, readFacts } from '@/data/release/snapshot-facts'
import { type ClaimedRelease, claimRelease, failRelease, findLastPublished, finishRelease, giveBackRelease, tellStep } from '@/data/release/work'
import { isUnavailable } from '@/data/violation'
import { agreementContent, agreementFacts } from './agreement-facts'
import { certify } from './certify'

/** For tests that plant a fault, or look on. */
export interface MakingHooks {
  /** Between what was stored and what is read back. */
  readonly written?: (release: ClaimedRelease, files: readonly StoredFile[]) => Promise<void>
  /** After what can take long without a look at the snapshot. */
  readonly computed?: () => Promise<void>
}

/**
 * Makes a release: everything from one snapshot, stored as it is written, read back from what was stored and compared.
 * Throws when the database is away: then the queue tries again. What goes wrong otherwise would go wrong again, and is told.
 */
export async function makeRelease(job: ReleaseJob, worker: string, ending: AbortSignal, hooks: MakingHooks = {}): Promise<void> {
  const claim = await claimRelease(job, worker)
  if (!claim) return
  const started = performance.now()
  let snapshot: ExportSnapshot | undefined
  try {
    snapshot = await openSnapshot(claim.project)
    const made = await make(claim, snapshot, ending, hooks)
    if (!(await finishRelease(claim, made))) return
    log.info({ release: claim.number, sound: made.certificate.sound, milliseconds: Math.round(performance.now() - started) }, 'a release is made')
  } catch (error) {
    if (ending.aborted) return await giveBackRelease(claim)
    if (error instanceof NotWantedAnyMore) return
    if (isUnavailable(error)) throw error
    log.error({ release: claim.number, error: error instanceof Error ? error.stack : String(error) }, 'a release could not be made')
    await failRelease(claim, 'The making failed. The server’s log says why.')
  } finally {
    await snapshot?.close()
  }
}

async function make(claim: ClaimedRelease, snapshot: ExportSnapshot, ending: AbortSignal, hooks: MakingHooks) {
  const { client, project, takenAt } = snapshot
  const choices = claim.choices.map(checked)
  const database = await countSnapshot(client, project.id)
  const steps = new Steps(claim, 2 * choices.length * database.articles, ending)
  const stored: StoredFile[] = []
  const files = new FileStore(claim)
  const store = async (file: PackageFile, format: string): Promise<StoredFile> => {
    const one = await files.add({ position: stored.length, path: file.path, format }, steps.counted(file.bytes))
    stored.push(one)
    return one
  }
  for (const choice of choices) {
    await steps.begin(`Writing ${nameOfFormat(choice.format)}`)
    for await (const { path, bytes } of packageFiles(counting(snapshot, steps), choice)) await store({ path: `${choice.format}/${path}`, bytes }, choice.format)
  }
  const codebooks = await readCodebooks(client, project.id)
  for (const { number, content } of codebooks) for (const file of codebookFiles(number, content)) await store(file, 'codebook')
  await files.flush()
  await hooks.written?.(claim, stored)

  const formats = []
  for (const choice of choices) {
    await steps.begin(`Reading back ${nameOfFormat(choice.format)}`)
    formats.push(await certify({ release: claim, choice, folder: choice.format, files: stored.filter(({ format }) => format === choice.format), articles: snapshot.articles(), tell: () => steps.step() }))
  }
  await steps.begin('Figures of agreement')
  const known = await readFacts(client, project)
  const content = await agreementContent(snapshot)
  const checkedAt = (await client.query<{ now: Date }>('SELECT clock_timestamp() AS now')).rows[0]!.now.toISOString()
  // What follows can take longer than PostgreSQL leaves a transaction open in which nothing happens.
  await snapshot.close()
  const facts = { ...known, ...(await agreementFacts(project.id, content, ending)) }
  await steps.begin('The difference from the release before')
  const changes = await changesSinceLast(claim)
  await hooks.computed?.()
  const parts = { database, formats }
  const certificate: Certificate = { version: 1, takenAt, checkedAt, sound: isSound(parts), ...parts }
  return { certificate, facts, changes }
}

/** How far the making is, told now and then: every telling is a write. */
class Steps {
  private done = 0
  private told = -Infinity
  private name = ''

  constructor(private readonly claim: ClaimedRelease, private readonly of: number, private readonly ending: AbortSignal) {}

  async begin(name: string): Promise<void> {
    this.name = name
    await this.tell()
  }

  async step(): Promise<void> {
    this.done++
    if (performance.now() - this.told >= 300) await this.tell()
  }

  /** Looks between the pieces of a file too whether it is still wanted. */
  async *counted(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const piece of bytes) {
      yield piece
      if (performance.now() - this.told >= 300) await this.tell()
    }
  }

  private async tell(): Promise<void> {
    if (this.ending.aborted) throw new NotWantedAnyMore()
    this.told = performance.now()
    await tellStep(this.claim, this.name, Math.min(this.done, this.of), this.of)
  }
}

/** The snapshot with each article that is read from it counted as a step. */
function counting(snapshot: ExportSnapshot, steps: Steps): ExportSnapshot {
  return {
    ...snapshot,
    async *articles(parts) {
      for await (const article of snapshot.articles(parts)) {
        yield article
        await steps.step()
      }
    },
  }
}

async function changesSinceLast(claim: ClaimedRelease): Promise<ReleaseChanges | null> {
  const last = await findLastPublished(claim.projectId)
  if (!last) return null
  return readChanges({ projectId: claim.projectId, releaseId: last.releaseId, number: last.number }, { ...claim, number: claim.number })
}

function checked(choice: ClaimedRelease['choices'][number]): CheckedChoice {
  const result = checkChoice(choice)
  if (!result.ok) throw new Error(`a release was asked for with a choice that cannot be written: ${result.problem.message}`)
  return result.value
}

function codebookFiles(number: number, content: unknown): PackageFile[] {
  const file = (path: string, text: string): PackageFile => ({
    path,
    bytes: (async function* () {
      yield Buffer.from(text)
    })(),
  })
  const codebook = codebookSchema.safeParse(content)
  return [
    file(`codebook/codebook-v${number}.json`, `${JSON.stringify(content, undefined, 1)}\n`),
    ...(codebook.success ? [file(`codebook/codebook-v${number}.md`, codebookMarkdown(codebook.data, number))] : []),
  ]
}
