import { extentOf } from '@/core/annotation/fragment'
import type { ObjectionState, OwnCaseLine } from '@/core/discussion/own-case'
import { newTagsOf, outcomeOf } from '@/core/discussion/own-case'
import { database } from './database'
import { drawnOf } from './decision-rows'
import { readArticleNames } from './ledger-articles'
import { findQueueMasks } from './masking'
import { type OwnDecision, type OwnQuestion, type Place, countOwn, listOwnDecisions, listOwnQuestions } from './own-case-rows'
import type { Access } from './principal'

/** What a member is asked about what they marked, and what was decided on it. */
export interface OwnCases {
  /** What waits for an answer first. */
  readonly questions: readonly OwnCaseLine[]
  /** The latest first. */
  readonly decided: readonly OwnCaseLine[]
  /** Where the next page of the decided ones begins; null at the end. */
  readonly next: string | null
}

/** How many decided cases a page of the list has. */
export const ownPageLength = 50
const mostQuestions = 50
/** Counts go up to this. */
const bound = 1000

/** A page of one's own cases: of layers that are submitted, and of nothing before. */
export async function listOwnCases(access: Access, after?: string): Promise<OwnCases> {
  if (access.role === 'viewer') return { questions: [], decided: [], next: null }
  const questions = await listOwnQuestions(access, mostQuestions)
  const rows = await listOwnDecisions(access, { limit: ownPageLength + 1, after: placeOf(after) })
  const decided = rows.slice(0, ownPageLength)
  const last = decided.at(-1)
  return {
    questions: await linesOf(access, questions), decided: await linesOf(access, decided),
    next: rows.length > ownPageLength && last ? `${last.at.toISOString()}_${last.decision_id}` : null,
  }
}

/** How many questions wait for the asker, and how many verdicts stand on what they marked, each up to 1,000. */
export async function countOwnCases(access: Access): Promise<{ readonly questions: number; readonly decided: number }> {
  return access.role === 'viewer' ? { questions: 0, decided: 0 } : countOwn(access, bound)
}

async function linesOf(access: Access, found: readonly (OwnDecision | OwnQuestion)[]): Promise<readonly OwnCaseLine[]> {
  const { prisma } = database()
  const projectId = access.project.id
  const decisions = await prisma.decision.findMany({
    where: { projectId, id: { in: found.map((one) => one.decision_id) } },
    select: { id: true, verdict: true, chosen: true, drawn: true, reason: true, decidedAt: true, articleVersion: { select: { articleId: true } }, judged: { select: { annotationId: true, version: true } } },
  })
  const byId = new Map(decisions.map((one) => [one.id, one]))
  const judged = found.flatMap((one) => byId.get(one.decision_id)!.judged.filter(({ annotationId }) => one.annotations.includes(annotationId)))
  const revisions = judged.length === 0 ? [] : await prisma.annotationRevision.findMany({
    where: { projectId, OR: judged.map(({ annotationId, version }) => ({ annotationId, version })) }, select: { annotationId: true, version: true, tag: true, quotes: true, starts: true, ends: true },
  })
  const objections = await prisma.caseMessageAbout.findMany({
    where: { projectId, kind: 'objection', annotationId: { in: judged.map(({ annotationId }) => annotationId) } },
    select: { annotationId: true, message: { select: { decisionId: true, replies: { select: { id: true } } } } },
  })
  const masked = new Set([...(await findQueueMasks(access)).values()].map(({ articleId }) => articleId))
  const names = new Map((await readArticleNames(access, decisions.map(({ articleVersion }) => articleVersion.articleId))).map((article) => [article.id, article]))
  return found.flatMap((one): OwnCaseLine[] => {
    const row = byId.get(one.decision_id)!
    const article = names.get(row.articleVersion.articleId)
    if (!article || masked.has(article.id)) return []
    const own = revisions
      .filter(({ annotationId, version }) => one.annotations.includes(annotationId) && row.judged.some((each) => each.annotationId === annotationId && each.version === version))
      .sort((a, b) => a.starts[0]! - b.starts[0]!)
    const verdict = { ...row, drawn: drawnOf(row.drawn) }
    const readings = own.map(({ annotationId, tag, starts, ends }) => {
      const extent = extentOf(starts, ends)
      return { extent, outcome: outcomeOf({ id: annotationId, tag, extent }, verdict) }
    })
    const objection = objections.find(({ annotationId }) => one.annotations.includes(annotationId))?.message
    return [{
      decisionId: row.id, article: { title: article.title, opening: article.opening }, quote: [...new Set(own.map(({ quotes }) => quotes.join(' … ')))].join(' · '), tags: [...new Set(own.map(({ tag }) => tag))],
      verdict: row.verdict, outcomes: [...new Set(readings.map(({ outcome }) => outcome))], newTags: newTagsOf(readings, verdict.drawn), at: row.decidedAt.toISOString(),
      question: 'answered' in one ? (one.answered ? 'answered' : one.over ? 'over' : 'waiting') : null,
      asks: row.verdict === 'ask' ? row.reason : null,
      objection: objection && row.verdict !== 'ask' ? objectionState(objection, row.id) : null,
    }]
  })
}

function objectionState({ decisionId, replies }: { decisionId: string | null; replies: readonly unknown[] }, standing: string): ObjectionState {
  return replies.length > 0 ? 'kept' : decisionId === standing ? 'open' : 'decidedAgain'
}

/** The place in a cursor; undefined for what is not one. */
function placeOf(cursor: string | undefined): Place | undefined {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor ?? '')
  return parts && !Number.isNaN(Date.parse(parts[1]!)) ? { at: parts[1]!, id: parts[2]! } : undefined
}
