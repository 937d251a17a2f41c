import { beginningOf } from '@/core/export/csv-format'
import { csvLines } from '@/core/export/csv-line'
import { protect } from '@/core/export/spreadsheet-cell'
import type { Role } from '@/core/permission'
import { demand } from './access'
import { recordAct } from './audit'
import { database } from './database'
import type { Access } from './principal'

/** Who stands behind a number. */
export interface NamedPseudonym {
  /** As in `annotator-417` and `reviewer-417`. */
  readonly number: number
  readonly name: string
  readonly email: string
  readonly role: Role
}

/** Everybody who is or was a member, with the number that exports call them by. For leads, and on record. */
export async function readPseudonyms(access: Access): Promise<readonly NamedPseudonym[]> {
  demand(access, 'names.read')
  const projectId = access.project.id
  return database().prisma.$transaction(async (client) => {
    const rows = await client.pseudonym.findMany({ where: { projectId }, orderBy: { number: 'asc' }, select: { number: true, member: { select: { role: true, user: { select: { name: true, email: true } } } } } })
    await recordAct(client, { action: 'pseudonyms.read', actorId: access.principal.userId, projectId })
    return rows.map(({ number, member: { role, user } }) => ({ number, role, ...user }))
  })
}

/** The same as a table, safe to open in a spreadsheet: names are whatever people call themselves. */
export function pseudonymTable(rows: readonly NamedPseudonym[]): string {
  const cells = rows.map(({ number, name, email, role }) => [String(number), `annotator-${number}`, `reviewer-${number}`, name, email, role].map(protect))
  return beginningOf('safe') + csvLines([['number', 'as_annotator', 'as_reviewer', 'name', 'address', 'role'], ...cells])
}
