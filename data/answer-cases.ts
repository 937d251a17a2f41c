import type { AnswerDecision, AnswerPosition, AnswerState } from '@/core/answer-review/answer-case'
import { answerState, isWaitingAnswer } from '@/core/answer-review/answer-case'
import type { Codebook, Question } from '@/core/codebook/codebook'
import { type Permission, mayDecide } from '@/core/permission'
import type { AnswerValue } from '@/core/question/answer'
import { noFilters } from '@/core/review/filters'
import type { Prisma } from '@/prisma/generated/client'
import { demand } from './access'
import { versionOf } from './codebook'
import { codebookFor } from './codebook-shown'
import { database } from './database'
import { ask } from './ledger'
import { type NamedArticle, readArticleNames } from './ledger-articles'
import type { ReviewPlace } from './ledger-derive'
import { lettersOf } from './letters'
import { recordLook } from './look'
import type { Access } from './principal'
import { hiddenCases, ofPeople, visibleLayers } from './visibility'

/** The answers to one question about one article, and what was decided of them. */
export interface AnswerCase {
  readonly question: Question
  readonly positions: readonly AnswerPosition[]
  readonly state: AnswerState
}

/** An article with the questions about it that were answered. */
export interface AnsweredArticle {
  readonly article: NamedArticle
  readonly codebook: Codebook
  /** In the order of the codebook. */
  readonly cases: readonly AnswerCase[]
  readonly mayDecide: Permission
}

/** Which answers are asked for; null means any. */
export interface AnswerFilters {
  /** `waiting`: what is open and differs, or needs another look. */
  readonly state: 'waiting' | 'decided' | 'unanimous' | null
  /** Key of a question. */
  readonly question: string | null
}

/** A page of the answers under review. */
export interface AnswerPage {
  readonly articles: readonly AnsweredArticle[]
  /** The article after which the next page begins; null at the end. */
  readonly next: string | null
}

/** How many questions a page has, about, and through how many articles it is looked for them at most. */
const pageLength = 30
const part = 40
const mostParts = 10

/** Articles by their slugs, with the answers that are asked for. A page can come short when a filter lets little through; the next one goes on. */
export async function listAnswerCases(access: Access, filters: AnswerFilters, after: string | null): Promise<AnswerPage> {
  const { projectId, hidden } = await ask(access, noFilters)
  const found: AnsweredArticle[] = []
  const shown = new Map<string, Codebook>()
  let from = after ?? ''
  for (let round = 0; round < mostParts; round++) {
    const { rows } = await database().pool.query<{ id: string; slug: string; article_version_id: string; codebook_version_id: string }>(
      `SELECT r.id, r.slug, l.article_version_id, l.codebook_version_id FROM articles r JOIN ledger_articles l ON l.project_id = r.project_id AND l.article_id = r.id
        WHERE r.project_id = $1 AND r.slug > $2 AND NOT l.article_version_id = ANY($3::uuid[]) ORDER BY r.slug LIMIT $4`, [projectId, from, hidden, part])
    const read = await readAnswerCases(database().prisma, access, rows.map((row) => ({ articleId: row.id, articleVersionId: row.article_version_id, codebookVersionId: row.codebook_version_id })))
    for (const { slug, codebook_version_id: codebookId } of rows) {
      from = slug
      const one = read.find(({ article }) => article.slug === slug)
      const cases = one?.cases.filter((each) => isAskedFor(each, filters)) ?? []
      if (one && cases.length > 0) found.push(await asShown(access, shown, codebookId, { ...one, cases }))
      if (found.reduce((sum, each) => sum + each.cases.length, 0) >= pageLength) return { articles: found, next: slug }
    }
    if (rows.length < part) return { articles: found, next: null }
  }
  return { articles: found, next: from }
}

/** With as much of the codebook as this member may see: a reviewer may have articles still to submit. What was asked before is in `shown`, by codebook. */
async function asShown(access: Access, shown: Map<string, Codebook>, codebookId: string, one: AnsweredArticle): Promise<AnsweredArticle> {
  const codebook = shown.get(codebookId) ?? (await codebookFor(access, { id: codebookId, codebook: one.codebook }))
  shown.set(codebookId, codebook)
  const questions = new Map(codebook.questions.map((question) => [question.key, question]))
  return { ...one, codebook, cases: one.cases.map((each) => ({ ...each, question: questions.get(each.question.key)! })) }
}

function isAskedFor(one: AnswerCase, { state, question }: AnswerFilters): boolean {
  if (question !== null && one.question.key !== question) return false
  if (state === null) return true
  return state === 'waiting' ? isWaitingAnswer(one) : one.state.kind === state
}

/** The answers of submitted layers in some places that this member may see. Those of first passes; questions that nobody answered are left out. */
export async function readAnswerCases(client: Prisma.TransactionClient, access: Access, asked: readonly (ReviewPlace & { readonly articleId: string })[]): Promise<readonly AnsweredArticle[]> {
  demand(access, 'cases.read')
  const { project, principal } = access
  const projectId = project.id
  // Of an article that one is still at work on nothing is told, not even its name: it may be masked.
  const busy = await client.assignment.findMany({ where: { AND: [hiddenCases(access), { articleVersionId: { in: asked.map(({ articleVersionId }) => articleVersionId) } }] }, select: { articleVersionId: true } })
  const places = asked.filter(({ articleVersionId }) => busy.every((one) => one.articleVersionId !== articleVersionId))
  const versions = places.map(({ articleVersionId }) => articleVersionId)
  const layers = await client.assignment.findMany({
    where: { AND: [visibleLayers(access), { projectId, articleVersionId: { in: versions }, pass: 1, status: 'submitted', withdrawnAt: null }] },
    select: { id: true, userId: true, articleVersionId: true, codebookVersionId: true, answers: { select: { question: true, value: true, version: true } } },
  })
  const standing = await client.assignment.findMany({ where: { projectId, articleVersionId: { in: versions }, withdrawnAt: null, ...ofPeople }, select: { userId: true, articleVersionId: true } })
  const decisions = await readAnswerDecisions(client, projectId, versions)
  const codebooks = new Map((await client.codebookVersion.findMany({ where: { projectId, id: { in: [...new Set(places.map(({ codebookVersionId }) => codebookVersionId))] } } })).map((row) => [row.id, versionOf(row).codebook]))
  const names = new Map((await readArticleNames(access, places.map(({ articleId }) => articleId))).map((one) => [one.id, one]))
  await recordLook(client, access, layers.map(({ articleVersionId }) => articleVersionId))
  return places.flatMap(({ articleId, articleVersionId, codebookVersionId }): AnsweredArticle[] => {
    const own = layers.filter((one) => one.articleVersionId === articleVersionId && one.codebookVersionId === codebookVersionId)
    const members = standing.filter((one) => one.articleVersionId === articleVersionId).map(({ userId }) => userId)
    const letters = lettersOf(articleVersionId, [...members, ...own.map(({ userId }) => userId)])
    const sorted = own.toSorted((a, b) => [...letters.keys()].indexOf(a.userId) - [...letters.keys()].indexOf(b.userId))
    const codebook = codebooks.get(codebookVersionId)!
    // What is asked before reading is about the annotator, not about the article: nobody can decide it.
    const cases = codebook.questions.filter(({ when }) => when === 'after').flatMap((question): AnswerCase[] => {
      const positions = sorted.map(({ id, userId, answers }): AnswerPosition => {
        const answer = answers.find((one) => one.question === question.key)
        return { assignmentId: id, annotator: letters.get(userId)!, value: (answer?.value ?? null) as AnswerValue | null, version: answer?.version ?? 0 }
      })
      if (positions.every(({ value }) => value === null)) return []
      const made = decisions.filter((one) => one.place === `${articleVersionId} ${codebookVersionId}` && one.decision.question === question.key).map(({ decision }) => decision)
      return [{ question, positions, state: answerState(positions, made) }]
    })
    const party = members.includes(principal.userId)
    return [{ article: names.get(articleId)!, codebook, cases, mayDecide: mayDecide({ role: access.role, party, decideOwnCases: project.decideOwnCases }) }]
  })
}

/** Every verdict on answers in some article versions, withdrawn and replaced ones too. */
async function readAnswerDecisions(client: Prisma.TransactionClient, projectId: string, versions: readonly string[]): Promise<readonly { readonly place: string; readonly decision: AnswerDecision }[]> {
  const rows = await client.answerDecision.findMany({
    where: { projectId, articleVersionId: { in: [...versions] } }, orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
    include: { decidedBy: { select: { user: { select: { name: true } } } } },
  })
  return rows.map((row) => ({
    place: `${row.articleVersionId} ${row.codebookVersionId}`,
    decision: {
      id: row.id, question: row.question, verdict: row.verdict, value: row.value as AnswerValue | null, judged: row.judged as unknown as AnswerDecision['judged'],
      reason: row.reason, ruleId: row.ruleId, decidedBy: row.decidedBy.user.name, decidedAt: row.decidedAt.toISOString(), replaces: row.replacesId, withdrawn: row.withdrawn,
    },
  }))
}
