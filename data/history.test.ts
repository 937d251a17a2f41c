import { v7 as uuid } from 'uuid'
import { beforeAll, expect, it } from 'vitest'
import { writeAnnotation } from './annotation'
import { changeAssignments, submitAssignment } from './assignment'
import { readHistory } from './history'
import { findReading } from './reading'
import { marking } from './testing/marking'
import { type Team, assign, makeTeam, valueOf } from './testing/team'

let team: Team
let assignment: string
const id = uuid()

beforeAll(async () => {
  team = await makeTeam({ peersVisible: 'afterSubmit', decideOwnCases: false })
  assignment = await assign(team, team.ana)
  const put = (words: string, basedOn: number, note: string) => writeAnnotation(team.ana, assignment, { kind: 'put', id, request: marking(team.article.text, words, { basedOn, note }) })
  valueOf(await put('🛩️', 0, 'first 🙂'))
  valueOf(await put('cafe\u0301', 1, 'second שלום'))
  valueOf(await writeAnnotation(team.ana, assignment, { kind: 'delete', id, basedOn: 2 }))
})

it('has every version, the newest first', async () => {
  const history = valueOf(await readHistory(team.ana, assignment, id))
  expect(history.map(({ version, quotes, note, deleted, own }) => [version, quotes[0], note, deleted, own])).toEqual([
    [3, 'cafe\u0301', 'second שלום', true, true], [2, 'cafe\u0301', 'second שלום', false, true], [1, '🛩️', 'first 🙂', false, true],
  ])
})

it('finds deleted passages beside the others, until one is brought back with the words of an old version', async () => {
  const reading = async () => valueOf(await findReading(await team.enter(team.ana), assignment))
  expect(await reading()).toMatchObject({ annotations: [], deleted: [{ id, version: 3, deleted: true }] })
  const [, , first] = valueOf(await readHistory(team.ana, assignment, id))
  const { tag, extent, quotes, note, attributes } = first!
  const request = { basedOn: 3, tag, fragments: [...extent], quotes: [...quotes], note, attributes: attributes as Record<string, string> }
  expect(valueOf(await writeAnnotation(team.ana, assignment, { kind: 'put', id, request }))).toMatchObject({ version: 4, deleted: false, note: 'first 🙂', quotes: ['🛩️'] })
  expect(await reading()).toMatchObject({ annotations: [{ id, version: 4 }], deleted: [] })
  expect(valueOf(await readHistory(team.ana, assignment, id))).toHaveLength(4)
})

it('is for whoever made the annotation, and nobody else, before submitting and after', async () => {
  const stranger = await readHistory(team.ana, assignment, uuid())
  expect(stranger).toMatchObject({ ok: false, problem: { code: 'notFound' } })
  const others = async () => {
    for (const person of [team.ben, team.reviewer, team.lead, team.viewer]) expect(await readHistory(person, assignment, id)).toEqual(stranger)
  }
  await others()
  const bens = await assign(team, team.ben)
  expect(await readHistory(team.ben, bens, id)).toEqual(stranger)
  valueOf(await submitAssignment(team.ana, assignment))
  valueOf(await submitAssignment(team.ben, bens))
  await others()
  expect(await readHistory(team.ana, assignment, id)).toMatchObject({ ok: true })
  valueOf(await changeAssignments(await team.enter(team.lead), [{ articleId: team.article.id, userId: team.ana.userId, assigned: false }]))
  expect(await readHistory(team.ana, assignment, id)).toEqual(stranger)
})
