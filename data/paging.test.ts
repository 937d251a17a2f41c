import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Page, PageQuery } from '@/core/api/shapes'
import { pageQuery } from '@/core/api/shapes'
import { writeCursor } from '@/core/api/cursor'
import { readingRoutes } from '@/core/api/routes/reading'
import type { Result } from '@/core/result'
import { listProjectPage } from './access'
import { writeAnnotation } from './annotation'
import { listAnnotationPage } from './annotation-list'
import { findArticleText, listArticlePage } from './article-list'
import { submitAssignment } from './assignment'
import { listAssignmentPage } from './assignment-list'
import { listCodebookPage } from './codebook'
import { listJudgedPage } from './gold-list'
import { importForProject } from './import'
import { listOutletPage } from './outlet'
import type { Access } from './principal'
import { articleRequest } from './testing/article'
import { marking } from './testing/marking'
import { type Team, assign, makeTeam, valueOf } from './testing/team'

let team: Team
let access: Access

const addArticle = async (number: number) => valueOf(await importForProject(access, uuid(), articleRequest({ raw: `Number ${number} of its kind e\u0301 שלום 🙂.`, slug: `paged-${number}` })))

beforeAll(async () => {
  team = await makeTeam({ peersVisible: 'never' })
  access = await team.enter(team.lead)
  for (const number of [1, 2, 3, 4]) await addArticle(number)
  for (const person of [team.ana, team.ben]) {
    const assignment = await assign(team, person)
    for (const words of ['family', 'cafe\u0301', 'שלום']) valueOf(await writeAnnotation(person, assignment, { kind: 'put', id: uuid(), request: marking(team.article.text, words) }))
    valueOf(await submitAssignment(person, assignment))
  }
})

const lists: Readonly<Record<string, (query: PageQuery) => Promise<Result<Page<unknown>>>>> = {
  '/projects': (query) => listProjectPage(team.lead, query),
  '/projects/{project}/articles': (query) => listArticlePage(access, query),
  '/projects/{project}/outlets': (query) => listOutletPage(access, query),
  '/projects/{project}/codebooks': (query) => listCodebookPage(access, query),
  '/projects/{project}/assignments': (query) => listAssignmentPage(access, query),
  '/projects/{project}/annotations': (query) => listAnnotationPage(access, query),
  '/projects/{project}/gold': (query) => listJudgedPage(access, query),
}

async function walk<Item>(list: (query: PageQuery) => Promise<Result<Page<Item>>>, limit: number, between: () => Promise<unknown> = async () => {}): Promise<Item[]> {
  const items: Item[] = []
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const page = valueOf(await list({ limit, ...(cursor === undefined ? {} : { cursor }) }))
    expect(page.items.length).toBeLessThanOrEqual(limit)
    items.push(...page.items)
    cursor = page.next ?? undefined
    await between()
  }
  return items
}

describe.each(Object.entries(lists))('%s', (path, list) => {
  it('is the same in pages of one, of two and whole, and of the form that is described', async () => {
    const whole = await walk(list, 200)
    expect(whole.length).toBeGreaterThan(0)
    expect(await walk(list, 1)).toEqual(whole)
    expect(await walk(list, 2)).toEqual(whole)
    const { answer } = readingRoutes.find((route) => route.path === path)!
    expect('safeParse' in answer && answer.safeParse(JSON.parse(JSON.stringify(valueOf(await list({ limit: 200 })))))).toMatchObject({ success: true })
  })

  it('takes no cursor but its own', async () => {
    for (const cursor of ['', 'x', '🙂', writeCursor('another', uuid()), writeCursor(path.split('/').at(-1)!, "' OR true --"), writeCursor(path.split('/').at(-1)!, '\0')])
      expect(await list({ limit: 1, cursor }), cursor).toMatchObject({ ok: false, problem: { code: 'invalid', field: 'cursor' } })
  })
})

it('a walk tells none twice and none of what stood too little, while rows are added', async () => {
  const before = new Set(((await walk(lists['/projects/{project}/articles']!, 200)) as { id: string }[]).map(({ id }) => id))
  let number = 100
  const seen = (await walk((query) => listArticlePage(access, query), 2, async () => (number < 103 ? addArticle(number++) : undefined))).map(({ id }) => id)
  expect(new Set(seen).size).toBe(seen.length)
  expect([...before].filter((id) => !seen.includes(id))).toEqual([])
})

it('the limit is 50 where nothing is said, and 200 at most', () => {
  expect(pageQuery.parse({})).toEqual({ limit: 50 })
  expect(pageQuery.parse({ limit: '200' })).toEqual({ limit: 200 })
  for (const limit of ['0', '201', '-1', '1.5', 'x', '', '1e9']) expect(pageQuery.safeParse({ limit }).success, limit).toBe(false)
})

it('an annotator lists the article that is theirs, their own assignment and, where the project keeps peers apart, their own layer', async () => {
  const own = await team.enter(team.ana)
  expect((await walk((query) => listArticlePage(own, query), 200)).map(({ id }) => id)).toEqual([team.article.id])
  expect((await walk((query) => listAssignmentPage(own, query), 200)).map(({ annotator }) => annotator.id)).toEqual([team.ana.userId])
  expect(await walk((query) => listAnnotationPage(own, query), 200)).toHaveLength(3)
  expect(await walk((query) => listAnnotationPage(access, query), 200)).toHaveLength(6)
  expect(await walk(async (query) => listAnnotationPage(await team.enter(team.viewer), query), 200)).toEqual([])
  expect(await walk(async (query) => listAnnotationPage(access, { ...query, article: 'paged-1' }), 200)).toEqual([])
})

it('every quote that is listed is at its offsets in the text that is read, in code points', async () => {
  const { content } = valueOf(await findArticleText(access, team.article.slug))
  expect(valueOf(await findArticleText(access, team.article.id)).content).toEqual(content)
  const points = [...content.text]
  for (const { extent, quotes } of await walk((query) => listAnnotationPage(access, query), 200)) expect(extent.map(({ start, end }) => points.slice(start, end).join(''))).toEqual(quotes)
})
