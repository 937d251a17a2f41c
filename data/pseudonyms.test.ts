import { beforeAll, describe, expect, it } from 'vitest'
import { database } from './database'
import { exportProject } from './export'
import { pseudonymTable, readPseudonyms } from './pseudonyms'
import { submitAssignment } from './assignment'
import { ownerPool } from './testing/database'
import { type Team, assign, join, makeTeam, valueOf } from './testing/team'

let team: Team
let projectId: string
const owner = ownerPool()

beforeAll(async () => {
  team = await makeTeam()
  projectId = (await team.enter(team.lead)).project.id
  for (const person of [team.ana, team.ben]) valueOf(await submitAssignment(person, await assign(team, person)))
})

const annotators = async () => {
  const names: string[] = []
  for await (const { layers } of exportProject(await team.enter(team.lead))) names.push(...layers.map(({ annotator }) => annotator))
  return names
}

describe('pseudonyms', () => {
  it('stay when somebody joins, also with an earlier day, and when somebody leaves', async () => {
    const before = await annotators()
    expect(before).toHaveLength(2)
    const newcomer = await join(await team.enter(team.lead), 'annotator')
    await database().prisma.member.updateMany({ where: { projectId, userId: newcomer.userId }, data: { joinedAt: new Date('2001-01-01') } })
    expect(await annotators()).toEqual(before)
    await database().prisma.member.updateMany({ where: { projectId, userId: team.ben.userId }, data: { disabledAt: new Date() } })
    expect(await annotators()).toEqual(before)
    await database().prisma.member.updateMany({ where: { projectId, userId: team.ben.userId }, data: { disabledAt: null } })
  })

  it('do not tell who came first, and are each one’s own', async () => {
    const rows = await readPseudonyms(await team.enter(team.lead))
    const joined = await database().prisma.member.findMany({ where: { projectId }, orderBy: { joinedAt: 'asc' }, select: { pseudonym: { select: { number: true } } } })
    expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length)
    expect(joined.every(({ pseudonym }) => pseudonym!.number >= 100)).toBe(true)
    expect(joined.map(({ pseudonym }) => pseudonym!.number)).not.toEqual(joined.map((_, index) => index + 1))
  })

  it('are never changed or taken away, by whatever role', async () => {
    const client = await owner.connect()
    try {
      for (const change of ['UPDATE pseudonyms SET number = number + 1', 'DELETE FROM pseudonyms', 'TRUNCATE pseudonyms']) await expect(client.query(change)).rejects.toThrow()
    } finally {
      client.release()
    }
  })

  it('are explained to leads, in a table that runs nothing', async () => {
    const rows = await readPseudonyms(await team.enter(team.lead))
    expect(rows.map(({ email }) => email)).toEqual(expect.arrayContaining([team.ana.email, team.lead.email]))
    for (const person of [team.ana, team.reviewer, team.viewer]) await expect(readPseudonyms(await team.enter(person))).rejects.toThrow(/let through/)
    expect(pseudonymTable([{ number: 417, name: '=HYPERLINK("x")', email: 'a@example.org', role: 'annotator' }])).toBe(`\ufeffnumber,as_annotator,as_reviewer,name,address,role\r\n417,annotator-417,reviewer-417,"'=HYPERLINK(""x"")",a@example.org,annotator\r\n`)
  })
})
