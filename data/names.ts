import { v7 as uuid } from 'uuid'
import { may } from '@/core/permission'
import type { NamesRequest } from '@/core/request/discussion'
import { type Result, ok } from '@/core/result'
import { demand, isStorable, notFound } from './access'
import { recordAct } from './audit'
import { database } from './database'
import { lettersOf } from './letters'
import type { Access } from './principal'
import { ofPeople } from './visibility'

/** Where the names behind A, B, C are shown to somebody. */
export interface NamesShown {
  readonly project: boolean
  /** Ids of articles. */
  readonly articles: ReadonlySet<string>
}

const nowhere: NamesShown = { project: false, articles: new Set() }

/**
 * Where the asker has the names shown: a lead where they said so themselves; a reviewer where any lead did, and only if the
 * project's settings say that reviewers see them too; nobody else anywhere.
 */
export async function findNamesShown(access: Access): Promise<NamesShown> {
  const lead = may(access.role, 'names.read').allowed
  if (!lead && !(access.role === 'reviewer' && access.project.namesForReviewers)) return nowhere
  const { rows } = await database().pool.query<{ article_id: string | null }>(
    `SELECT DISTINCT article_id FROM (
       SELECT DISTINCT ON (u.lead_id, u.article_id) u.article_id, u.shown FROM unblindings u
         JOIN members m ON m.project_id = u.project_id AND m.user_id = u.lead_id AND m.role = 'lead' AND m.disabled_at IS NULL
        WHERE u.project_id = $1 AND ($2::uuid IS NULL OR u.lead_id = $2)
        ORDER BY u.lead_id, u.article_id, u.at DESC, u.id DESC) latest WHERE shown`,
    [access.project.id, lead ? access.principal.userId : null])
  const ids = rows.map(({ article_id: id }) => id)
  return { project: ids.includes(null), articles: new Set(ids.filter((id) => id !== null)) }
}

/** Where the names of an article are shown: for itself, with all, or not at all. */
export function shownIn(shown: NamesShown, articleId: string): 'article' | 'project' | null {
  return shown.project ? 'project' : shown.articles.has(articleId) ? 'article' : null
}

/** Shows the asker the names of one article or of all, or hides them again; each time on record. Asking for what is so already changes nothing. */
export async function changeNames(access: Access, { article: slug, shown }: NamesRequest): Promise<Result<null>> {
  demand(access, 'names.read')
  const { prisma } = database()
  const { projectId, leadId } = { projectId: access.project.id, leadId: access.principal.userId }
  if (slug !== null && !isStorable(slug)) return notFound
  const article = slug === null ? null : await prisma.article.findFirst({ where: { projectId, slug }, select: { id: true } })
  if (slug !== null && !article) return notFound
  const articleId = article?.id ?? null
  await prisma.$transaction(async (client) => {
    await client.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`names ${projectId} ${leadId}`}, 0))::text`
    const last = await client.unblinding.findFirst({ where: { projectId, leadId, articleId }, orderBy: [{ at: 'desc' }, { id: 'desc' }], select: { shown: true } })
    if ((last?.shown ?? false) === shown) return
    await client.unblinding.create({ data: { projectId, id: uuid(), leadId, articleId, shown }, select: { id: true } })
    await recordAct(client, { action: shown ? 'names.show' : 'names.hide', actorId: leadId, projectId, detail: { article: slug } })
  })
  return ok(null)
}

/** The names behind the letters of an article version, by letter; empty where they are not shown to the asker. */
export async function readNames(access: Access, place: { articleId: string; articleVersionId: string }, given?: NamesShown): Promise<ReadonlyMap<string, string>> {
  const shown = given ?? (await findNamesShown(access))
  if (!shown.project && !shown.articles.has(place.articleId)) return new Map()
  const standing = await database().prisma.assignment.findMany({
    where: { projectId: access.project.id, articleVersionId: place.articleVersionId, withdrawnAt: null, ...ofPeople }, select: { userId: true, member: { select: { user: { select: { name: true } } } } },
  })
  const names = new Map(standing.map(({ userId, member }) => [userId, member.user.name]))
  return new Map([...lettersOf(place.articleVersionId, names.keys())].map(([userId, letter]) => [letter, names.get(userId)!]))
}
