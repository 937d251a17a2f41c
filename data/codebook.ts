import { v7 as uuid } from 'uuid'
import type { Page, PageQuery } from '@/core/api/shapes'
import { type Codebook, codebookSchema } from '@/core/codebook/codebook'
import { type Result, fail, ok } from '@/core/result'
import { demand, notFound } from './access'
import { recordAct } from './audit'
import { codebookFor } from './codebook-shown'
import { database } from './database'
import { readPage } from './paging'
import type { Access } from './principal'

/** A published version of a project's codebook. */
export interface CodebookVersion {
  readonly id: string
  readonly number: number
  readonly publishedAt: string
  readonly codebook: Codebook
}

/** The newest version, which new assignments are made under, as this member may see it; undefined while there is none. Open to every member. */
export async function findCodebook(access: Access): Promise<CodebookVersion | undefined> {
  const row = await database().prisma.codebookVersion.findFirst({ where: { projectId: access.project.id }, orderBy: { number: 'desc' } })
  return row ? shownTo(access, versionOf(row)) : undefined
}

/** A page of the published versions, the oldest first. Open to every member. */
export function listCodebookPage(access: Access, query: PageQuery): Promise<Result<Page<Pick<CodebookVersion, 'number' | 'publishedAt'> & { readonly name: string }>>> {
  return readPage('codebooks', query, {
    isKey: (key) => /^[1-9]\d{0,8}$/.test(key),
    find: (after, take) => database().prisma.codebookVersion.findMany({
      where: { projectId: access.project.id, number: { gt: Number(after ?? 0) } }, orderBy: { number: 'asc' }, take, select: { number: true, name: true, publishedAt: true },
    }),
    keyOf: ({ number }) => String(number),
    itemsOf: (rows) => rows.map(({ publishedAt, ...row }) => ({ ...row, publishedAt: publishedAt.toISOString() })),
  })
}

/** One published version, as this member may see it. Open to every member. */
export async function findCodebookVersion(access: Access, number: number): Promise<Result<CodebookVersion>> {
  const row = await database().prisma.codebookVersion.findUnique({ where: { projectId_number: { projectId: access.project.id, number } } })
  return row ? ok(await shownTo(access, versionOf(row))) : notFound
}

async function shownTo(access: Access, version: CodebookVersion): Promise<CodebookVersion> {
  return { ...version, codebook: await codebookFor(access, version) }
}

/**
 * Publishes a codebook as the next version. It never changes afterwards; assignments made before stay under theirs.
 * Fails with `invalid` where a text in it holds what PostgreSQL cannot store.
 */
export async function publishCodebook(access: Access, codebook: Codebook): Promise<Result<{ id: string; number: number }>> {
  demand(access, 'codebook.publish')
  if (!isWholeText(codebook)) return fail('invalid', 'A text in this codebook holds a character that cannot be stored: NUL, or half of a surrogate pair.')
  const projectId = access.project.id
  return database().prisma.$transaction(async (client) => {
    // Two at once must not both become the same number: the project's row is the queue.
    await client.$queryRaw`SELECT id FROM projects WHERE id = ${projectId}::uuid FOR NO KEY UPDATE`
    const last = await client.codebookVersion.aggregate({ where: { projectId }, _max: { number: true } })
    const number = (last._max.number ?? 0) + 1
    const id = uuid()
    await client.codebookVersion.create({ data: { projectId, id, number, name: codebook.name, content: codebook, publishedById: access.principal.userId } })
    await client.codebookTag.createMany({ data: codebook.tags.map((tag) => ({ projectId, codebookVersionId: id, key: tag.key })) })
    await recordAct(client, { action: 'codebook.publish', actorId: access.principal.userId, projectId, detail: { version: number } })
    return ok({ id, number })
  })
}

/** Whether no text anywhere in a value holds NUL or a surrogate without its other half. */
function isWholeText(value: unknown): boolean {
  if (typeof value === 'string') return !/[\0\p{Cs}]/u.test(value)
  return typeof value !== 'object' || value === null || Object.values(value).every(isWholeText)
}

/** A stored version as the domain speaks of it, whole: whoever answers with it asks `codebookFor` what of it may be seen. @throws when its content is not a codebook. */
export function versionOf(row: { id: string; number: number; publishedAt: Date; content: unknown }): CodebookVersion {
  return { id: row.id, number: row.number, publishedAt: row.publishedAt.toISOString(), codebook: codebookSchema.parse(row.content) }
}
