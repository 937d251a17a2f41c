import { v7 as uuid } from 'uuid'
import type { ProjectInput, ProjectSettingsInput } from '@/core/request/project'
import { type Result, fail, ok } from '@/core/result'
import { demand, notFound } from './access'
import { recordAct } from './audit'
import { database } from './database'
import type { Access, Principal } from './principal'
import { isUniqueViolation } from './violation'

/** Makes a project whose lead is the asker. Only those who may create projects get this far; the others see nothing. */
export async function createProject(principal: Principal, request: ProjectInput): Promise<Result<{ slug: string }>> {
  if (!principal.mayCreateProjects) return notFound
  try {
    return await database().prisma.$transaction(async (client) => {
      const project = await client.project.create({ data: { id: uuid(), slug: request.key, name: request.name, ...request.settings, namesForReviewers: request.settings.namesForReviewers ?? false } })
      await client.member.create({ data: { projectId: project.id, userId: principal.userId, role: 'lead' } })
      await recordAct(client, { action: 'project.create', actorId: principal.userId, projectId: project.id, detail: { slug: request.key } })
      return ok({ slug: project.slug })
    })
  } catch (error) {
    if (isUniqueViolation(error)) return fail('refused', 'This short name is taken. Choose another.', { field: 'key' })
    throw error
  }
}

/** Changes what the lead settles for the project. */
export async function changeProject(access: Access, given: ProjectSettingsInput): Promise<Result<null>> {
  demand(access, 'project.change')
  const settings = { ...given, namesForReviewers: given.namesForReviewers ?? false }
  await database().prisma.$transaction(async (client) => {
    await client.project.update({ where: { id: access.project.id }, data: settings })
    await recordAct(client, { action: 'project.change', actorId: access.principal.userId, projectId: access.project.id, detail: settings })
  })
  return ok(null)
}
