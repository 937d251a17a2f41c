import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { exportChoice } from '@/core/export/choice'
import { leadQuestions } from '@/core/release/questions'
import { answerDatasheet, createRelease, findRelease } from '@/data/releases'
import { ownerPool } from '@/data/testing/database'
import { type Team, makeTeam, valueOf } from '@/data/testing/team'
import { makeRelease } from '@/jobs/release/release'
import { discardCommand, publishCommand, withdrawCommand } from './release-command'

// The database of this file, as DATABASE_URL names it, and a folder for what a command keeps beside it.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const owner = ownerPool()
const said = vi.spyOn(console, 'log').mockImplementation(() => {})
let team: Team
let folder: string

beforeAll(async () => {
  team = await makeTeam()
  folder = await mkdtemp(join(tmpdir(), 'crossread-release-command-'))
})
beforeEach(() => said.mockClear())
afterAll(() => rm(folder, { recursive: true }))

const lines = (): string => said.mock.calls.map(([line]) => String(line)).join('\n')
const options = () => ({ project: team.slug, data: folder })
const read = async (number: number) => valueOf(await findRelease(await team.enter(team.lead), number))

/** Asks for a release and makes it here, without a worker. */
async function make(): Promise<number> {
  const access = await team.enter(team.lead)
  const { number } = valueOf(await createRelease(access, { name: 'Release 🗞️ שלום', note: '', choices: [exportChoice.parse({ format: 'csv-raw' })] }))
  const { rows } = await owner.query<{ id: string }>('SELECT id FROM releases WHERE project_id = $1 AND number = $2', [access.project.id, number])
  await makeRelease({ projectId: access.project.id, releaseId: rows[0]!.id }, 'test', new AbortController().signal)
  return number
}

describe('a release on the command line', () => {
  it('is given up while it is a draft, and not twice', async () => {
    const number = await make()
    await discardCommand(String(number), { ...options(), json: true })
    expect(JSON.parse(lines())).toEqual({ number })
    expect(await read(number)).toMatchObject({ state: 'discarded', files: 0 })
    await expect(discardCommand(String(number), options())).rejects.toThrow('What is published can be withdrawn')
    await expect(discardCommand('0', options())).rejects.toThrow('is no number of a release')
  })

  it('says how many questions of the datasheet are not answered when it is published', async () => {
    const number = await make()
    valueOf(await answerDatasheet(await team.enter(team.lead), number, { purpose: 'To see cafe\u0301 🙂 שלום.', creators: ' ' }))
    const open = leadQuestions.length - 1
    await publishCommand(String(number), options())
    expect(lines()).toContain(`Published    release ${number}.`)
    expect(lines()).toContain(`Datasheet    ${open} of ${leadQuestions.length} questions are not answered`)
    said.mockClear()
    await publishCommand(String(number), { ...options(), json: true })
    expect(JSON.parse(lines())).toEqual({ number, unanswered: open })
    await expect(discardCommand(String(number), options())).rejects.toThrow('What is published can be withdrawn')
  })

  it('is withdrawn with a reason, which stays as it was first given', async () => {
    const number = await make()
    const withdraw = (reason: string, json = false) => withdrawCommand(String(number), { ...options(), reason, json })
    await expect(withdraw('Wrong offsets')).rejects.toThrow('Only what is published is withdrawn.')
    await publishCommand(String(number), options())
    await expect(withdraw('  ')).rejects.toThrow('reason')
    expect((await read(number)).withdrawn).toBeNull()
    said.mockClear()
    await withdraw('The text of cafe\u0301 🙂 שלום was another.')
    expect(lines()).toContain(`Withdrawn    release ${number}. It stays, with your reason`)
    said.mockClear()
    await withdraw('Another reason')
    expect(lines()).toContain('was withdrawn already')
    expect((await read(number)).withdrawn).toMatchObject({ reason: 'The text of cafe\u0301 🙂 שלום was another.' })
    said.mockClear()
    await withdraw('Another reason', true)
    expect(JSON.parse(lines())).toEqual({ number })
  })
})
