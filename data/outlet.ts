import { z } from 'zod'
import type { Page, PageQuery } from '@/core/api/shapes'
import type { Outlet } from '@/core/outlet/outlet'
import { type OutletRequest, outletFactSchema } from '@/core/request/outlet'
import { slugOf } from '@/core/request/slug'
import { type Result, ok } from '@/core/result'
import type { Outlet as OutletRow, Prisma } from '@/prisma/generated/client'
import { demand, notFound } from './access'
import { recordAct } from './audit'
import { readClock } from './clock'
import { database } from './database'
import { readPage } from './paging'
import type { Access } from './principal'

/** The outlets of a project, by name. Open to those who may read any article. */
export async function listOutlets(access: Access): Promise<readonly Outlet[]> {
  demand(access, 'articles.read')
  const rows = await database().prisma.outlet.findMany({ where: { projectId: access.project.id }, orderBy: { name: 'asc' } })
  return rows.map(outletOf)
}

/** A page of the outlets, by id. */
export function listOutletPage(access: Access, query: PageQuery): Promise<Result<Page<Outlet>>> {
  demand(access, 'articles.read')
  return readPage('outlets', query, {
    find: (after, take) => database().prisma.outlet.findMany({ where: { projectId: access.project.id, ...(after === null ? {} : { id: { gt: after } }) }, orderBy: { id: 'asc' }, take }),
    keyOf: ({ id }) => id,
    itemsOf: (rows) => rows.map(outletOf),
  })
}

/** One outlet of a project. */
export async function findOutlet(access: Access, id: string): Promise<Result<Outlet>> {
  demand(access, 'articles.read')
  const row = await database().prisma.outlet.findUnique({ where: { projectId_id: { projectId: access.project.id, id } } })
  return row ? ok(outletOf(row)) : notFound
}

/** Puts an outlet whole under an id made by the client; doing it again changes nothing. */
export async function saveOutlet(access: Access, id: string, request: OutletRequest): Promise<Result<Outlet>> {
  demand(access, 'outlets.edit')
  const projectId = access.project.id
  const facts = request.facts.map((fact) => ({ ...fact }))
  return database().prisma.$transaction(async (client) => {
    // Two at once must not both take the same key: the project's row is the queue.
    await client.$queryRaw`SELECT id FROM projects WHERE id = ${projectId}::uuid FOR NO KEY UPDATE`
    const known = await client.outlet.findUnique({ where: { projectId_id: { projectId, id } } })
    const key = known?.key ?? (await freeKey(slugOf(request.name) || 'outlet', async (key) => (await client.outlet.count({ where: { projectId, key } })) > 0))
    const values = { ...request, facts, key, changedAt: await readClock(client) }
    const row = await client.outlet.upsert({ where: { projectId_id: { projectId, id } }, create: { ...values, projectId, id }, update: values })
    await recordAct(client, { action: 'outlet.save', actorId: access.principal.userId, projectId, detail: { outlet: id, ...(known && { before: recorded(known) }) } })
    return ok(outletOf(row))
  })
}

/** What the audit keeps of an outlet that is overwritten: it stands nowhere else after that. */
function recorded({ name, kind, country, language, stateRelation, aliases, facts }: OutletRow): Prisma.InputJsonObject {
  return { name, kind, country, language, stateRelation, aliases, facts }
}

/** The first of `name`, `name-2`, `name-3`… that is not taken. */
export async function freeKey(name: string, taken: (key: string) => Promise<boolean>): Promise<string> {
  for (let n = 1; ; n++) {
    const key = n === 1 ? name : `${name}-${n}`
    if (!(await taken(key))) return key
  }
}

/** A row as the domain speaks of it. @throws when the stored facts are not of their form. */
export function outletOf(row: OutletRow): Outlet {
  return {
    id: row.id, key: row.key, name: row.name, kind: row.kind, country: row.country, language: row.language,
    stateRelation: row.stateRelation, aliases: row.aliases, facts: z.array(outletFactSchema).parse(row.facts),
  }
}
