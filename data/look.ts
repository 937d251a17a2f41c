import type { Prisma } from '@/prisma/generated/client'
import { recordAct } from './audit'
import { readClock } from './clock'
import type { Access } from './principal'

/** As long as a session lasts without use, in milliseconds: within it, a second look at the same article is the same look. */
const oneLook = 12 * 60 * 60 * 1000

/** A lead may look at others' work before submitting their own reading, and it is on record that they did: once, not with every page. */
export async function recordLook(client: Prisma.TransactionClient, access: Access, articleVersionIds: readonly string[]): Promise<void> {
  if (access.role !== 'lead' || articleVersionIds.length === 0) return
  const { projectId, actorId } = { projectId: access.project.id, actorId: access.principal.userId }
  const unfinished = await client.assignment.findMany({
    where: { projectId, userId: actorId, withdrawnAt: null, status: { not: 'submitted' }, articleVersionId: { in: [...new Set(articleVersionIds)] } },
    select: { articleVersionId: true },
  })
  if (unfinished.length === 0) return
  const since = new Date((await readClock(client)).getTime() - oneLook)
  const looks = await client.auditEvent.findMany({ where: { projectId, actorId, action: 'layers.read', at: { gt: since } }, select: { detail: true } })
  const known = new Set(looks.map(({ detail }) => (detail as { articleVersion?: string }).articleVersion))
  for (const articleVersion of new Set(unfinished.map((one) => one.articleVersionId)))
    if (!known.has(articleVersion)) await recordAct(client, { action: 'layers.read', actorId, projectId, detail: { articleVersion } })
}
