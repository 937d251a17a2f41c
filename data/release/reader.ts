import { type Permission, mayReadReleases } from '@/core/permission'
import { database } from '../database'
import type { Access } from '../principal'

/** Whether this member may see what is published, and if not, why. */
export async function findReleasePermission(access: Access): Promise<Permission> {
  const { projectId, userId } = { projectId: access.project.id, userId: access.principal.userId }
  const atWork = access.role === 'reviewer' && (await database().prisma.assignment.count({ where: { projectId, userId, withdrawnAt: null, status: { not: 'submitted' } } })) > 0
  return mayReadReleases({ role: access.role, atWork })
}
