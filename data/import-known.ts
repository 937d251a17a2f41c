import type { NamedOutlet } from '@/core/import-job/known-outlets'
import { database } from './database'

/** What a project knows by name: for the comparison with what a file says. */
export async function readKnown(projectId: string): Promise<{ readonly outlets: readonly NamedOutlet[]; readonly stories: readonly { readonly id: string; readonly title: string }[] }> {
  const { prisma } = database()
  const [outlets, stories] = await Promise.all([
    prisma.outlet.findMany({ where: { projectId }, select: { id: true, key: true, name: true, aliases: true }, orderBy: { id: 'asc' } }),
    prisma.story.findMany({ where: { projectId }, select: { id: true, title: true }, orderBy: { id: 'desc' } }),
  ])
  return { outlets, stories }
}
