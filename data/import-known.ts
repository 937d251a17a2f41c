import type { NamedOutlet } from '@/core/import-job/known-outlets'
import type { Prisma } from '@/prisma/generated/client'
import { database } from './database'

/** What a project knows by name: for the comparison with what a file says. */
export async function readKnown(projectId: string): Promise<{ readonly outlets: readonly NamedOutlet[]; readonly stories: readonly { readonly id: string; readonly title: string }[] }> {
  const { prisma } = database()
  const [outlets, stories] = await Promise.all([
    readOutlets(projectId, prisma),
    prisma.story.findMany({ where: { projectId }, select: { id: true, title: true }, orderBy: { id: 'desc' } }),
  ])
  return { outlets, stories }
}

/** The outlets of a project by all that they are called. */
export async function readOutlets(projectId: string, client: Pick<Prisma.TransactionClient, 'outlet'>): Promise<readonly NamedOutlet[]> {
  return client.outlet.findMany({ where: { projectId }, select: { id: true, key: true, name: true, aliases: true }, orderBy: { id: 'asc' } })
}
