import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { numberOf } from '@/core/agreement/figure'
import { wholeReport } from '@/core/agreement/report/metric-report'
import { wholeProject } from '@/core/agreement/report/scope'
import { readAgreementInput } from '@/data/agreement-input'
import { writeAnnotation } from '@/data/annotation'
import { submitAssignment } from '@/data/assignment'
import { marking } from '@/data/testing/marking'
import { type Team, assign, makeTeam, valueOf } from '@/data/testing/team'
import { runNode } from '../run'

// Each run is a program of its own.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let team: Team
let projectId: string

beforeAll(async () => {
  team = await makeTeam()
  projectId = (await team.enter(team.lead)).project.id
  for (const [person, words] of [[team.ana, ['family', 'שלום']], [team.ben, ['family', 'cafe\u0301']]] as const) {
    const assignment = await assign(team, person)
    for (const word of words) valueOf(await writeAnnotation(person, assignment, { kind: 'put', id: uuid(), request: marking(team.article.text, word) }))
    valueOf(await submitAssignment(person, assignment))
  }
})

describe('the command line', () => {
  const run = (...args: string[]) => runNode('cli/start.mjs', ['agreement', '--project', ...args])

  it('prints the same figures, separated by tabs where nobody looks', async () => {
    const { code, output } = await run(team.slug, '--metric', 'f1-exact', '--by', 'all', 'tag')
    expect(code).toBe(0)
    const [head, ...rows] = output.trim().split('\n').filter((line) => line.includes('\t')).map((line) => line.split('\t'))
    const { input } = await readAgreementInput(projectId, [], wholeProject)
    const [all, tag] = wholeReport(input, 'f1-exact').breakdowns.map((one) => one.rows)
    expect(head!.slice(0, 4)).toEqual(['metric', 'by', 'of', 'figure'])
    expect(rows.map((row) => row.slice(1, 4))).toEqual([['all', all![0]!] as const, ...tag!.map((row) => ['tag', row] as const)].map(([by, row]) => [by, row.key, String(numberOf(row.figure))]))
    expect(rows.every((row) => row.length === head!.length)).toBe(true)
  })

  it('gives everything as JSON', async () => {
    const { code, output } = await run(team.slug, '--metric', 'u-alpha-binary', '--json', '--codebook', '1')
    expect(code).toBe(0)
    const { input } = await readAgreementInput(projectId, [], { ...wholeProject, codebook: 1 })
    expect(JSON.parse(output.slice(output.indexOf('{')))).toEqual(JSON.parse(JSON.stringify({ project: team.slug, scope: { codebook: 1, from: null, until: null }, reports: [wholeReport(input, 'u-alpha-binary')] })))
  })

  it.each([[['nobody-has-this'], 'There is no project'], [['x', '--metric', 'kappa'], 'There is no metric called kappa'], [['x', '--from', 'today'], '--from is not right']])('ends with 1 and says why: %j', async (args, words) => {
    expect(await run(...args)).toMatchObject({ code: 1, output: expect.stringContaining(words) })
  })
})
