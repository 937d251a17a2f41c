import { type Codebook, isQuotable } from '@/core/codebook/codebook'
import { type CodebookProposal, passagesProposed, withTaken } from '@/core/codebook/proposal'
import type { ProposalSettlementRequest } from '@/core/request/proposal'
import { type Result, fail, ok } from '@/core/result'
import type { Prisma } from '@/prisma/generated/client'
import { demand, notFound } from './access'
import { recordAct } from './audit'
import { readClock } from './clock'
import { type CodebookVersion, findCodebook } from './codebook'
import { database } from './database'
import { drawnOf } from './decision-rows'
import { type NamedArticle, readArticleNames } from './ledger-articles'
import { recordLook } from './look'
import type { Access } from './principal'
import { inTurn } from './turns'
import { isUniqueViolation } from './violation'

const shape = {
  id: true, verdict: true, chosen: true, drawn: true, reason: true, clause: true, proposal: true, decidedAt: true, articleVersionId: true,
  articleVersion: { select: { articleId: true } },
  decidedBy: { select: { role: true, user: { select: { name: true } } } },
  judged: { select: { annotationId: true, revision: { select: { tag: true, quotes: true } } }, orderBy: { annotationId: 'asc' } },
  settlements: {
    select: { id: true, kind: true, tag: true, quote: true, note: true, settledAt: true, settledBy: { select: { user: { select: { name: true } } } }, codebookVersion: { select: { number: true } } },
    orderBy: [{ settledAt: 'desc' }, { id: 'desc' }], take: 1,
  },
} as const satisfies Prisma.DecisionSelect

/** Verdicts that still stand: neither taken back nor replaced. */
const standing = { proposal: { not: null }, withdrawn: false, replacedBy: { none: {} } } as const satisfies Prisma.DecisionWhereInput

/** How many proposals are listed at most of those that wait, and of those that were settled: the latest of each. */
export const mostProposals = 200

/** What stands of what was made of a proposal. */
const lastSettlement = { replacedBy: { none: {} } } as const satisfies Prisma.ProposalSettlementWhereInput

/** What verdicts that stand propose for the codebook. */
export interface ProposalsPage {
  /** The latest first. */
  readonly proposals: readonly CodebookProposal[]
  /** How many more there are, earlier ones: of those that wait, and of those that were settled. */
  readonly more: { readonly waiting: number; readonly settled: number }
  readonly articles: readonly NamedArticle[]
}

/** What verdicts that stand propose for the codebook, the latest first. Those that wait move up as others are settled. */
export async function listProposals(access: Access, most = mostProposals): Promise<ProposalsPage> {
  demand(access, 'codebook.publish')
  const { prisma } = database()
  const version = await findCodebook(access)
  if (!version) return { proposals: [], more: { waiting: 0, settled: 0 }, articles: [] }
  const settled = { ...lastSettlement, kind: { in: ['taken', 'setAside'] } } satisfies Prisma.ProposalSettlementWhereInput
  const latest = async (settlements: Prisma.ProposalSettlementListRelationFilter) => {
    const where = { projectId: access.project.id, ...standing, settlements }
    const rows = await prisma.decision.findMany({ where, orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }], take: most, select: shape })
    return { rows, more: rows.length < most ? 0 : Math.max((await prisma.decision.count({ where })) - most, 0) }
  }
  const [waiting, done] = [await latest({ none: settled }), await latest({ some: settled })]
  const rows = [...waiting.rows, ...done.rows].sort((a, b) => b.decidedAt.getTime() - a.decidedAt.getTime() || (a.id < b.id ? 1 : -1))
  await recordLook(prisma, access, rows.map((row) => row.articleVersionId))
  const articles = await readArticleNames(access, rows.map((row) => row.articleVersion.articleId))
  return { proposals: rows.map((row) => proposalOf(row, version.codebook)), more: { waiting: waiting.more, settled: done.more }, articles }
}

/** The newest version with everything that was taken into the one after it, and how many passages that are; undefined while there is no version. */
export async function findCodebookDraft(access: Access): Promise<{ readonly version: CodebookVersion; readonly codebook: Codebook; readonly taken: number } | undefined> {
  demand(access, 'codebook.publish')
  const { prisma } = database()
  const version = await findCodebook(access)
  if (!version) return undefined
  const rows = await prisma.proposalSettlement.findMany({
    where: { projectId: access.project.id, kind: 'taken', codebookVersionId: version.id, ...lastSettlement, decision: standing },
    select: { tag: true, quote: true, note: true, settledAt: true, decision: { select: { proposal: true, articleVersionId: true } } }, orderBy: [{ settledAt: 'asc' }, { id: 'asc' }],
  })
  await recordLook(prisma, access, rows.map(({ decision }) => decision.articleVersionId))
  const taken = rows.map(({ tag, quote, note, settledAt, decision }) => ({ tag: tag!, quote: quote!, note, at: settledAt.toISOString(), as: decision.proposal! }))
  return { version, codebook: withTaken(version.codebook, taken), taken: taken.length }
}

/**
 * Takes a proposal into the next version, sets it aside with a reason, or opens it again. Fails with `conflict` when the
 * verdict does not stand any more, or somebody else settled the proposal meanwhile.
 */
export async function settleProposal(access: Access, decisionId: string, request: ProposalSettlementRequest): Promise<Result<CodebookProposal>> {
  demand(access, 'codebook.publish')
  const projectId = access.project.id
  const version = await findCodebook(access)
  if (!version) return notFound
  const settled = inTurn(`proposal ${projectId} ${decisionId}`, () => database().prisma.$transaction(async (client): Promise<Result<CodebookProposal>> => {
    await client.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`proposal ${projectId} ${decisionId}`}, 0))::text`
    const find = () => client.decision.findFirst({ where: { projectId, id: decisionId, proposal: { not: null } }, select: { ...shape, withdrawn: true, replacedBy: { select: { id: true } } } })
    const row = await find()
    if (!row) return notFound
    const before = proposalOf(row, version.codebook)
    if (before.settlement?.id === request.id) return before.settlement.kind === request.kind ? ok(before) : idTaken
    if (row.withdrawn || row.replacedBy.length > 0) return fail('conflict', 'This verdict has been taken back or replaced, and its proposal with it.')
    if ((before.settlement?.id ?? null) !== request.replaces) return fail('conflict', 'Somebody else has settled this proposal in the meantime. Look again.')
    const passage = request.kind === 'taken' ? before.passages.find(({ number }) => number === request.passage) : undefined
    if (request.kind === 'taken' && !passage) return fail('refused', 'No such passage was judged, or the codebook has no such tag.', { field: 'passage' })
    if (passage && !isQuotable(passage.quote)) return fail('refused', 'This passage is too long for a codebook: it has room for 2,000 characters. Propose a shorter one, or set it aside.', { field: 'passage' })
    await client.proposalSettlement.create({
      data: {
        projectId, id: request.id, decisionId, kind: request.kind, tag: passage?.tag ?? null, quote: passage?.quote ?? null,
        note: request.kind === 'taken' ? request.note : request.kind === 'setAside' ? request.reason : '',
        codebookVersionId: version.id, replacesId: request.replaces, settledById: access.principal.userId, settledAt: await readClock(client),
      },
      select: { id: true },
    })
    await recordAct(client, { action: 'codebook.settle', actorId: access.principal.userId, projectId, detail: { decision: decisionId, kind: request.kind } })
    return ok(proposalOf((await find())!, version.codebook))
  }))
  return settled.catch((error: unknown) => {
    if (isUniqueViolation(error)) return idTaken
    throw error
  })
}

const idTaken = fail('refused', 'A settlement with this id says something else.', { field: 'id' })

function proposalOf(row: Prisma.DecisionGetPayload<{ select: typeof shape }>, codebook: Codebook): CodebookProposal {
  const judged = row.judged.map(({ annotationId, revision }) => ({ annotationId, tag: revision.tag, quote: revision.quotes.join(' … ') }))
  const passages = passagesProposed({ verdict: row.verdict, chosen: row.chosen, drawn: drawnOf(row.drawn) }, row.proposal!, judged)
  const [last] = row.settlements
  return {
    id: row.id, as: row.proposal!, verdict: row.verdict, reason: row.reason, clause: row.clause, at: row.decidedAt.toISOString(),
    passages: passages.filter(({ tag }) => codebook.tags.some(({ key }) => key === tag)),
    by: { name: row.decidedBy.user.name, role: row.decidedBy.role }, caseKey: judged[0]!.annotationId, articleId: row.articleVersion.articleId,
    settlement: last ? {
      id: last.id, kind: last.kind, note: last.note, by: last.settledBy.user.name, at: last.settledAt.toISOString(), version: last.codebookVersion.number,
      passage: last.tag === null || last.quote === null ? null : { tag: last.tag, quote: last.quote },
    } : null,
  }
}
