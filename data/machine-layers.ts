import { createHash } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import type { Annotation } from '@/core/annotation/annotation'
import { type Machine, machineOf, writeMachine } from '@/core/assignment/machine'
import { slugOf } from '@/core/request/slug'
import type { Prisma } from '@/prisma/generated/client'
import { demand } from './access'
import { readClock } from './clock'
import { database } from './database'
import { importedDomain } from './imported-domain'
import { annotationOfRow } from './layers'
import { recordLook } from './look'
import type { Access } from './principal'
import { hiddenCases } from './visibility'

/** What a model predicted on an article, as those who review see it. */
export interface MachineLayer {
  readonly machine: Machine
  readonly annotations: readonly Annotation[]
}

/** The member who stands for a machine of a source in this project: nobody who could sign in, be let in or be given anything. */
export async function machineMember(client: Prisma.TransactionClient, { projectId, slug }: { projectId: string; slug: string }, name: string): Promise<string> {
  const { model, version } = machineOf(name)
  const email = `${slugOf(model, 40) || 'model'}.${createHash('sha256').update(JSON.stringify([model, version])).digest('hex').slice(0, 10)}@machine.${slug}${importedDomain}`
  const known = await client.user.findUnique({ where: { email }, select: { id: true } })
  if (known) return known.id
  const now = await readClock(client)
  const id = uuid()
  await client.user.create({ data: { id, email, name: writeMachine({ model, version }), passwordHash: '', disabledAt: now } })
  await client.member.create({ data: { projectId, userId: id, role: 'annotator', disabledAt: now } })
  await client.machine.create({ data: { projectId, userId: id, model, version } })
  return id
}

/**
 * What models predicted on an article version under a codebook version, for those who review: nothing while their own
 * pass is unfinished. Annotators never see it. Served where somebody asks for it, never along with people's layers.
 */
export async function readMachineLayers(access: Access, place: { articleVersionId: string; codebookVersionId: string }): Promise<readonly MachineLayer[]> {
  demand(access, 'cases.read')
  const { prisma } = database()
  const { articleVersionId, codebookVersionId } = place
  if (await prisma.assignment.count({ where: { AND: [hiddenCases(access), { articleVersionId }] } })) return []
  const rows = await prisma.assignment.findMany({
    where: { projectId: access.project.id, articleVersionId, codebookVersionId, pass: 0, withdrawnAt: null },
    select: { member: { select: { machine: { select: { model: true, version: true } } } }, annotations: { where: { deleted: false }, orderBy: { id: 'asc' } } },
  })
  if (rows.length > 0) await recordLook(prisma, access, [articleVersionId])
  return rows
    .map(({ member, annotations }) => ({ machine: member.machine!, annotations: annotations.map(annotationOfRow).sort((a, b) => a.extent[0]!.start - b.extent[0]!.start) }))
    .sort((a, b) => (writeMachine(a.machine) < writeMachine(b.machine) ? -1 : 1))
}

/** How many models predicted something on an article version: what is said before anybody asks for it. For those who review. */
export async function countMachineLayers(access: Access, articleVersionId: string): Promise<number> {
  demand(access, 'cases.read')
  const { prisma } = database()
  if (await prisma.assignment.count({ where: { AND: [hiddenCases(access), { articleVersionId }] } })) return 0
  return prisma.assignment.count({ where: { projectId: access.project.id, articleVersionId, pass: 0, withdrawnAt: null } })
}
