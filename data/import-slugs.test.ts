import { describe, expect, it, vi } from 'vitest'
import { transaction } from './database'
import { numberedSlugs } from './import-slugs'
import { ownerPool } from './testing/database'
import { makeTeam } from './testing/team'

vi.setConfig({ testTimeout: 60_000 })

const owner = ownerPool()

async function projectWith(slugs: readonly string[]): Promise<string> {
  const team = await makeTeam()
  const { project: { id } } = await team.enter(team.lead)
  await owner.query('INSERT INTO stories (project_id, id, slug, title) SELECT $1, gen_random_uuid(), slug, slug FROM unnest($2::text[]) AS slug', [id, slugs])
  return id
}

/** The names given, and how many rows were looked at to find them. */
async function ask(projectId: string, wanted: readonly string[]) {
  let rows = 0
  const slugs = await transaction((client) => numberedSlugs({
    query: (async (text: string, values: unknown[]) => {
      const answer = await client.query(text, values)
      rows += answer.rows.length
      return answer
    }) as typeof client.query,
  }, projectId, wanted))
  return { slugs, rows }
}

describe('names of many stories', () => {
  it('are the wanted ones where they are free, else numbered, in the order of the list', async () => {
    const id = await projectWith(['vote', 'vote-3', 'election', 'election-2024'])
    const { slugs } = await ask(id, ['new-hall', 'vote', 'vote', 'election', 'story', 'story', 'story-2', 'story'])
    expect(slugs).toEqual(['new-hall', 'vote-2', 'vote-4', 'election-2', 'story', 'story-2', 'story-2-2', 'story-3'])
  })

  it('do not need all that are there to be read, however many want the same one', async () => {
    const id = await projectWith(['story', ...Array.from({ length: 20_000 }, (_, index) => `story-${index + 2}`), 'story-a', 'story-30000-b'])
    const { slugs, rows } = await ask(id, Array.from({ length: 250 }, () => 'story'))
    expect(slugs).toEqual(Array.from({ length: 250 }, (_, index) => `story-${20_002 + index}`))
    expect(rows).toBeLessThan(1000)
  })

  it('never meet, however little room there is', async () => {
    const id = await projectWith(['a', 'a-2', 'a-3', 'a-4', 'a-5'])
    const { slugs } = await ask(id, ['a-6', 'a-7', 'a', 'a', 'a-8', 'a'])
    expect(new Set(slugs).size).toBe(slugs.length)
    await owner.query('INSERT INTO stories (project_id, id, slug, title) SELECT $1, gen_random_uuid(), slug, slug FROM unnest($2::text[]) AS slug', [id, slugs])
  })
})
