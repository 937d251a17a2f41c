import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { codebookSchema } from '@/core/codebook/codebook'
import mediaFraming from '@/core/codebook/media-framing-v1.json'
import { outletSchema } from '@/core/request/outlet'
import { offsetTable } from '@/core/text/offset-table'
import { evidenceOf } from '@/data/article'
import { recordAct } from '@/data/audit'
import { database, disconnect } from '@/data/database'
import { importedDomain } from '@/data/imported-domain'
import { inviteFirstLead } from '@/data/invitation'
import { hashPassword } from '@/data/password'
import type { Prisma } from './generated/client'
import { type CorpusArticle, readCorpus } from './seed/articles'
import { readLayer } from './seed/layers'
import { type Teammate, makePassword, team } from './seed/team'

/** Who can sign in after seeding, with passwords that stand nowhere else; or the path of the first lead's one-time link. */
export interface Seeded {
  readonly signIn: readonly (Teammate & { readonly password: string })[]
  readonly firstLeadPath?: string
  /** Who of them finds something to do first, in a sentence. */
  readonly first?: string
}

const corpus = join(process.cwd(), 'corpus')
const readers = ['expert-passages.json', 'illustration-second-reader.json', 'illustration-third-reader.json'] as const

/** All of its articles are in English. */
const corpusLanguage = 'en'

/** The third reader is still at work on this one, so that a newcomer finds something to tag. */
const unfinished = 'russia-opens-military-office-car'
const first = `${team.annotators[2].name} has an article to tag; everybody else's are submitted. ${team.reviewer.name} finds cases to decide, ${team.lead.name} all of it.`

export interface SeedOptions {
  readonly empty: boolean
  readonly say: (line: string) => void
  /** Puts away what can sign in, before anything is committed: a kill between the two must not leave a team that nobody can enter. */
  readonly keep: (seeded: Seeded) => Promise<void>
}

/**
 * Fills a new database once: with the demonstration project, or, for an empty workspace, with
 * nothing but a one-time link. All of it or none; where anybody has an account, it does nothing,
 * and where a first lead was ever invited, it makes no demonstration.
 */
export async function seed({ empty, say, keep }: SeedOptions): Promise<Seeded> {
  try {
    const { prisma } = database()
    // Annotators of imported layers are nobody who could let others in.
    if ((await prisma.user.count({ where: { NOT: { email: { endsWith: importedDomain } } } })) > 0) return { signIn: [] }
    if (empty) {
      let seeded: Seeded = { signIn: [] }
      await inviteFirstLead(async (token) => {
        seeded = { signIn: [], firstLeadPath: `/invitation#${token}` }
        say('an empty workspace')
        await keep(seeded)
      })
      return seeded
    }
    // Whoever began with an empty workspace did so on purpose, also before the first lead has come.
    if ((await prisma.invitation.count({ where: { projectId: null } })) > 0) return { signIn: [] }
    return await seedDemonstration(say, keep)
  } finally {
    await disconnect()
  }
}

async function seedDemonstration(say: SeedOptions['say'], keep: SeedOptions['keep']): Promise<Seeded> {
  const { story, articles } = await readCorpus(corpus)
  const people = await Promise.all(
    [team.lead, team.reviewer, ...team.annotators].map(async (person) => {
      const password = makePassword()
      return { ...person, password, id: uuid(), passwordHash: await hashPassword(password) }
    }),
  )
  const signIn = people.map(({ role, name, email, password }) => ({ role, name, email, password }))
  const layers = await Promise.all(readers.map(async (file) => readLayer(await readJson(file), articles.map(forLayer), codebookSchema.parse(mediaFraming))))

  const passages = await database().prisma.$transaction(async (client) => {
    const projectId = uuid()
    const leadId = people[0]!.id
    const codebookVersionId = uuid()
    await client.user.createMany({ data: people.map(({ id, name, email, passwordHash, role }) => ({ id, name, email, passwordHash, mayCreateProjects: role === 'lead' })) })
    await client.project.create({ data: { id: projectId, slug: story.key, name: story.title, peersVisible: 'afterSubmit' } })
    await client.member.createMany({ data: people.map(({ id, role }) => ({ projectId, userId: id, role })) })
    await publish(client, { projectId, id: codebookVersionId, publishedById: leadId })
    const outlets = await addOutlets(client, projectId)
    const storyId = uuid()
    await client.story.create({ data: { projectId, id: storyId, slug: story.key, title: story.title } })
    const versions = new Map<string, string>()
    for (const article of articles) versions.set(article.known.slug, await addArticle(client, { projectId, storyId, createdById: leadId, outlets }, article))

    let count = 0
    for (const [reader, layer] of layers.entries()) {
      const userId = people[reader + 2]!.id
      for (const [position, { known }] of articles.entries()) {
        const place = { projectId, articleVersionId: versions.get(known.slug)!, codebookVersionId }
        const assignmentId = uuid()
        const done = !(reader === 2 && known.slug === unfinished)
        await client.assignment.create({
          data: { ...place, id: assignmentId, userId, position, startedAt: new Date(), ...(done ? { status: 'submitted', submittedAt: new Date() } : { status: 'inProgress' }) },
        })
        const annotations = layer.annotations.filter((one) => one.article === known.slug)
        await client.annotation.createMany({
          data: annotations.map(({ content }) => ({
            ...place, id: uuid(), assignmentId, tag: content.tag, note: content.note, attributes: content.attributes as Prisma.InputJsonValue,
            starts: content.extent.map((one) => one.start), ends: content.extent.map((one) => one.end), quotes: [...content.quotes], version: 1, changedById: userId,
          })),
        })
        count += annotations.length
      }
    }
    await recordAct(client, { action: 'project.create', actorId: leadId, projectId, detail: { slug: story.key, demonstration: true } })
    await keep({ signIn, first })
    return count
  }, { timeout: 60_000 })

  say(`the project “${story.title}”: ${articles.length} articles, ${people.length} people, ${passages} annotations`)
  return { signIn, first }
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(join(corpus, file), 'utf8'))
}

function forLayer({ known, imported }: CorpusArticle) {
  return { file: known.file, slug: known.slug, text: imported.canonical.text }
}

async function publish(client: Prisma.TransactionClient, version: { projectId: string; id: string; publishedById: string }): Promise<void> {
  const codebook = codebookSchema.parse(mediaFraming)
  await client.codebookVersion.create({ data: { ...version, number: 1, name: codebook.name, content: codebook } })
  await client.codebookTag.createMany({ data: codebook.tags.map(({ key }) => ({ projectId: version.projectId, codebookVersionId: version.id, key })) })
}

const outletsSchema = z.object({ outlets: z.array(outletSchema.extend({ key: z.string() })) })

/** Adds the outlets of the corpus. Returns their ids by key. */
async function addOutlets(client: Prisma.TransactionClient, projectId: string): Promise<ReadonlyMap<string, string>> {
  const { outlets } = outletsSchema.parse(await readJson('outlets.json'))
  const rows = outlets.map((outlet) => ({ ...outlet, projectId, id: uuid(), facts: outlet.facts.map((fact) => ({ ...fact })) }))
  await client.outlet.createMany({ data: rows })
  return new Map(rows.map(({ key, id }) => [key, id]))
}

/** Adds one article of the corpus. Returns the id of its version. */
async function addArticle(
  client: Prisma.TransactionClient, place: { projectId: string; storyId: string; createdById: string; outlets: ReadonlyMap<string, string> }, { known, raw, imported }: CorpusArticle,
): Promise<string> {
  const { projectId, createdById, outlets } = place
  const articleId = uuid()
  const { canonical } = imported
  const evidence = evidenceOf(raw, canonical.text)
  await client.article.create({
    data: {
      projectId, id: articleId, storyId: place.storyId, createdById, slug: known.slug, title: known.title, byline: known.byline, publishedAt: known.publishedAt,
      url: known.url, language: corpusLanguage, provenance: known.provenance, originatorId: outlets.get(known.originator ?? '') ?? null, publisherId: outlets.get(known.publisher ?? '') ?? null,
    },
  })
  await client.articleVersion.create({
    data: {
      ...evidence, projectId, articleId, createdById, number: 1, text: canonical.text, length: offsetTable(canonical.text).length,
      blocks: canonical.blocks as unknown as Prisma.InputJsonValue, marks: canonical.marks, map: canonical.map as unknown as Prisma.InputJsonValue,
    },
  })
  return evidence.id
}
