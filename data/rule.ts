import { v7 as uuid } from 'uuid'
import { type Rule, chosenByRule, ruleWords } from '@/core/decision/rule'
import { type Case, annotationsOf } from '@/core/disagreement/case'
import { type RuleApplicationRequest, ruleSchema } from '@/core/request/rule'
import { type Result, fail, ok } from '@/core/result'
import { type CaseLine, caseLine } from '@/core/review/case-line'
import { offsetTable } from '@/core/text/offset-table'
import type { Prisma } from '@/prisma/generated/client'
import { demand, notFound } from './access'
import { recordAct } from './audit'
import { database } from './database'
import { appendDecision, inReview } from './decision'
import { deriveArticle, refreshLedger } from './ledger-derive'
import type { Access } from './principal'
import { type ArticleReview, readReview } from './review'
import { hiddenCases } from './visibility'

/** What a part of the work on many articles came to. */
export interface RulePart {
  /** How many cases were, or would be, decided or taken back. */
  readonly cases: number
  /** In how many articles. */
  readonly articles: number
  /** The first of them, to look at. */
  readonly lines: readonly CaseLine[]
  /** The article after which the next part begins; null at the end. */
  readonly next: string | null
}

/** A rule that was applied. */
export interface AppliedRule {
  readonly id: string
  readonly rule: Rule
  /** ISO 8601. */
  readonly appliedAt: string
  readonly appliedBy: string
  /** How many of its decisions stand: neither replaced nor taken back. */
  readonly standing: number
}

/** How many articles are worked through in one request. */
const part = 25
const shownLines = 20

/** What a rule would decide, in the articles after one; decides nothing. */
export async function previewRule(access: Access, rule: Rule, after: string | null): Promise<Result<RulePart>> {
  return inParts(access, after, async (slug) => {
    const review = await readReview(database().prisma, access, slug)
    return review ? decidedBy(review, rule).map(({ one }) => caseLine(slug, one, review.states.get(one.key)!, offsetTable(review.content.text))) : []
  })
}

/**
 * Applies a rule to the articles after one, and records it with each decision. What a person ever decided on, or took back,
 * is left as it is, and so is what the rule has decided already: doing it again changes nothing. Articles that the asker may
 * not decide are left out.
 */
export async function applyRuleTo(access: Access, { id, rule, after }: RuleApplicationRequest): Promise<Result<RulePart>> {
  demand(access, 'cases.decide')
  const { prisma } = database()
  const projectId = access.project.id
  await prisma.reviewRule.createMany({ data: [{ projectId, id, definition: rule, appliedById: access.principal.userId }], skipDuplicates: true })
  const stored = await prisma.reviewRule.findUnique({ where: { projectId_id: { projectId, id } }, select: { definition: true } })
  if (!stored || JSON.stringify(ruleSchema.parse(stored.definition)) !== JSON.stringify(ruleSchema.parse(rule))) return fail('refused', 'A rule with this id says something else.', { field: 'id' })
  return inParts(access, after, async (slug) => {
    const done = await inReview(access, slug, async (client, review) => {
      const decided = decidedBy(review, rule)
      for (const { one, chosen, replaces } of decided) {
        const judged = annotationsOf(one).map((annotation) => ({ id: annotation.id, version: annotation.version }))
        await appendDecision(client, access, review, { id: uuid(), verdict: 'accept', judged, chosen, drawn: [], reason: ruleWords(rule), clause: '', proposal: null, replaces, ruleId: id })
      }
      return ok(await finish(client, access, review, 'rule.apply', id, decided.map(({ one }) => one)))
    })
    return done.ok ? done.value : []
  })
}

/** Takes back what a rule decided and still stands, in the articles after one. What people decided since stays. */
export async function withdrawRule(access: Access, id: string, after: string | null): Promise<Result<RulePart>> {
  demand(access, 'cases.decide')
  const projectId = access.project.id
  if (!(await database().prisma.reviewRule.count({ where: { projectId, id } }))) return notFound
  return inParts(access, after, async (slug) => {
    const done = await inReview(access, slug, async (client, review) => {
      const replaced = new Set(review.decisions.map(({ replaces }) => replaces))
      const standing = review.mayDecide.allowed ? review.decisions.filter((one) => one.ruleId === id && !one.withdrawn && !replaced.has(one.id)) : []
      for (const decision of standing) await appendDecision(client, access, review, { ...decision, id: uuid(), reason: 'The rule was taken back', replaces: decision.id }, true)
      const judged = new Set(standing.flatMap((decision) => decision.judged.map((one) => one.id)))
      return ok(await finish(client, access, review, 'rule.withdraw', id, review.cases.filter((one) => annotationsOf(one).some((annotation) => judged.has(annotation.id)))))
    })
    return done.ok ? done.value : []
  })
}

/** The rules that were ever applied, the latest first. */
export async function listRules(access: Access): Promise<readonly AppliedRule[]> {
  demand(access, 'cases.read')
  const rows = await database().prisma.reviewRule.findMany({
    where: { projectId: access.project.id }, orderBy: [{ appliedAt: 'desc' }, { id: 'desc' }],
    select: { id: true, definition: true, appliedAt: true, appliedBy: { select: { user: { select: { name: true } } } }, _count: { select: { decisions: { where: { withdrawn: false, replacedBy: { none: {} } } } } } },
  })
  return rows.map((row) => ({ id: row.id, rule: ruleSchema.parse(row.definition), appliedAt: row.appliedAt.toISOString(), appliedBy: row.appliedBy.user.name, standing: row._count.decisions }))
}

/** The cases that a rule decides: those that no person has ever decided on, and that it has not decided already. */
function decidedBy(review: ArticleReview, rule: Rule): readonly { readonly one: Case; readonly chosen: readonly string[]; readonly replaces: string | null }[] {
  if (!review.mayDecide.allowed) return []
  const byPeople = new Set(review.decisions.filter(({ ruleId }) => ruleId === null).flatMap(({ judged }) => judged.map(({ id }) => id)))
  const table = offsetTable(review.content.text)
  return review.cases.flatMap((one) => {
    const state = review.states.get(one.key)!
    if (state.kind !== 'open' && state.kind !== 'needsAnotherLook') return []
    if (annotationsOf(one).some(({ id }) => byPeople.has(id))) return []
    const chosen = chosenByRule(one, rule, table)
    return chosen ? [{ one, chosen, replaces: 'decision' in state ? state.decision.id : null }] : []
  })
}

async function finish(client: Prisma.TransactionClient, access: Access, review: ArticleReview, action: 'rule.apply' | 'rule.withdraw', rule: string, cases: readonly Case[]): Promise<readonly CaseLine[]> {
  if (cases.length === 0) return []
  await deriveArticle(client, access.project.id, review.article.id)
  await recordAct(client, { action, actorId: access.principal.userId, projectId: access.project.id, detail: { rule, article: review.article.slug, cases: cases.length } })
  const table = offsetTable(review.content.text)
  return cases.map((one) => caseLine(review.article.slug, one, review.states.get(one.key)!, table))
}

/** Works through the articles after one, each by itself: what is done stays done when a later one fails. */
async function inParts(access: Access, after: string | null, work: (slug: string) => Promise<readonly CaseLine[]>): Promise<Result<RulePart>> {
  demand(access, 'cases.decide')
  const { prisma } = database()
  const projectId = access.project.id
  await refreshLedger(projectId)
  const hidden = await prisma.assignment.findMany({ where: hiddenCases(access), select: { articleVersionId: true } })
  const rows = await database().pool.query<{ slug: string }>(
    `SELECT r.slug FROM articles r JOIN ledger_articles l ON l.project_id = r.project_id AND l.article_id = r.id
      WHERE r.project_id = $1 AND r.slug > $2 AND l.layers > 1 AND NOT l.article_version_id = ANY($3::uuid[]) ORDER BY r.slug LIMIT $4`,
    [projectId, after ?? '', hidden.map(({ articleVersionId }) => articleVersionId), part + 1])
  const slugs = rows.rows.slice(0, part).map(({ slug }) => slug)
  let cases = 0
  let articles = 0
  const lines: CaseLine[] = []
  for (const slug of slugs) {
    const found = await work(slug)
    cases += found.length
    articles += Number(found.length > 0)
    lines.push(...found.slice(0, shownLines - lines.length))
  }
  return ok({ cases, articles, lines, next: rows.rows.length > part ? slugs.at(-1)! : null })
}
