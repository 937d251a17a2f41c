import { v7 as uuid } from 'uuid'
import { expect, it } from 'vitest'
import { database } from '@/data/database'
import { makeTeam } from '@/data/testing/team'
import { deriveInBulk, manyArticles } from './ledger'

it('derives the ledger where many articles have changed, and leaves a few to whoever reads', async () => {
  const team = await makeTeam()
  const projectId = (await team.enter(team.lead)).project.id
  const { pool } = database()
  const mark = (articleId: string) => pool.query('INSERT INTO ledger_marks (project_id, article_id) VALUES ($1, $2)', [projectId, articleId])
  const marked = async () => (await pool.query('SELECT FROM ledger_marks WHERE project_id = $1', [projectId])).rows.length
  for (let index = 1; index < manyArticles; index++) await mark(uuid())
  const few = await marked()
  await deriveInBulk()
  expect(await marked()).toBe(few)
  await mark(team.article.id)
  await Promise.all([deriveInBulk(), deriveInBulk()])
  expect(await marked()).toBe(0)
})
