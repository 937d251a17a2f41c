import { v7 as uuid } from 'uuid'
import { beforeAll, expect, it } from 'vitest'
import { annotationsOf } from '@/core/disagreement/case'
import { noFilters } from '@/core/review/filters'
import { writeAnnotation } from './annotation'
import { submitAssignment } from './assignment'
import { decide } from './decision'
import { listLedger } from './ledger'
import { findReview } from './review'
import { ownerPool } from './testing/database'
import { marking } from './testing/marking'
import { type Person, type Team, assign, join, makeTeam, valueOf } from './testing/team'

const owner = ownerPool()
const verdicts = 200
let team: Team
const reviewers: Person[] = []

beforeAll(async () => {
  team = await makeTeam()
  for (let number = 0; number < 8; number++) reviewers.push(await join(await team.enter(team.lead), 'reviewer'))
  for (const [person, words] of [[team.ana, ['family', 'cafe\u0301', 'Later', 'שלום']], [team.ben, ['family said', 'the cafe\u0301', 'Later the', 'שלום group']]] as const) {
    const id = await assign(team, person)
    for (const quote of words) valueOf(await writeAnnotation(person, id, { kind: 'put', id: uuid(), request: marking(team.article.text, quote) }))
    valueOf(await submitAssignment(person, id))
  }
}, 60_000)

it(`${verdicts} verdicts at once on the same cases: none lost, each conflict shown`, async () => {
  const { cases } = valueOf(await findReview(await team.enter(team.reviewer), team.article.slug))
  expect(cases).toHaveLength(4)
  const accesses = await Promise.all(reviewers.map((person) => team.enter(person)))
  const asked = Array.from({ length: verdicts }, (_, number) => {
    const one = cases[number % cases.length]!
    const access = accesses[Math.floor(number / cases.length) % accesses.length]!
    const annotations = annotationsOf(one)
    const request = {
      id: uuid(), verdict: 'accept' as const, judged: annotations.map(({ id, version }) => ({ id, version })), chosen: [annotations[number % annotations.length]!.id],
      reason: `verdict ${number} 🙂`, replaces: null,
    }
    return { access, request, key: one.key }
  })

  // All at once.
  const results = await Promise.all(asked.map(({ access, request }) => decide(access, team.article.slug, request)))
  const first = { stored: results.filter(({ ok }) => ok).length, conflicts: results.filter(({ ok }) => !ok).length }
  expect(first).toEqual({ stored: cases.length, conflicts: verdicts - cases.length })

  // Everybody who was refused was shown the verdict in the way, and insists, as a reviewer does who has seen it.
  const stored: { readonly replaced: string | null; readonly seen: readonly string[] }[] = results.flatMap((result) => (result.ok ? [{ replaced: result.value.replaces, seen: [] }] : []))
  let conflicts = first.conflicts
  await Promise.all(cases.map(async ({ key }) => {
    for (const [index, one] of asked.entries()) {
      let result = results[index]!
      const seen: string[] = []
      while (one.key === key && !result.ok) {
        expect(result.problem.code).toBe('conflict')
        const { current } = result.problem.details as { current: { id: string; reason: string } }
        expect(current.reason).toMatch(/^verdict \d+ 🙂$/)
        seen.push(current.id)
        result = await decide(one.access, team.article.slug, { ...one.request, replaces: current.id })
        if (result.ok) stored.push({ replaced: result.value.replaces, seen })
        else conflicts++
      }
    }
  }))

  // None lost: every acknowledged verdict is in the database once, with what it judged; and nothing else is.
  const { rows } = await owner.query<{ id: string; replaces_id: string | null; judged: string }>(
    `SELECT d.id, d.replaces_id, (SELECT count(*) FROM decision_judged j WHERE j.decision_id = d.id) AS judged FROM decisions d`)
  expect(rows.map(({ id }) => id).toSorted()).toEqual(asked.map(({ request }) => request.id).toSorted())
  expect(new Set(rows.map(({ judged }) => judged))).toEqual(new Set(['2']))
  // No silent overwrite: each but the first of a case replaced one that its reviewer had been shown.
  for (const { replaced, seen } of stored) if (replaced !== null) expect(seen).toContain(replaced)
  expect(stored.filter(({ replaced }) => replaced === null)).toHaveLength(cases.length)
  // One chain for each case, and the list says what stands.
  expect(new Set(rows.map(({ replaces_id }) => replaces_id).filter((id) => id !== null)).size).toBe(verdicts - cases.length)
  const lines = (await listLedger(accesses[0]!, noFilters)).lines
  expect(lines.map(({ state }) => state)).toEqual(cases.map(() => 'decided'))
  process.stdout.write(`${verdicts} verdicts at once: ${first.stored} stored, ${first.conflicts} shown the one before; after ${conflicts} conflicts, each shown, all ${rows.length} in the history, 0 lost\n`)
}, 300_000)
