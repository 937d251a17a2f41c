import { createHash } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import type { Block, Mark } from '@/core/article/block'
import { annotatedWords, openingWords } from '@/core/article/reading-length'
import type { Outlet } from '@/core/outlet/outlet'
import type { Prisma } from '@/prisma/generated/client'
import { demand } from './access'
import { blocksOf, marksOf } from './article-structure'
import { database } from './database'
import { findMasks } from './masking'
import { outletOf } from './outlet'
import type { Access } from './principal'
import { visibleArticles } from './visibility'

/** What is known about an article. Null is unknown, and shown as unknown. */
export interface ArticleSummary {
  readonly id: string
  readonly slug: string
  readonly title: string | null
  readonly byline: string | null
  readonly publishedAt: string | null
  readonly url: string | null
  readonly provenance: string
  /** Null where nobody said it. */
  readonly language: string | null
  readonly importedAt: string
  readonly originator: Outlet | null
  readonly publisher: Outlet | null
  readonly story: string | null
  /** The outlet is hidden from whoever is served this: what would tell it is masked or left out, and not unknown. */
  readonly outletHidden: boolean
}

/** One immutable text of an article, with its structure. Offsets in code points. */
export interface ArticleText {
  readonly versionId: string
  readonly number: number
  readonly text: string
  readonly blocks: readonly Block[]
  readonly marks: readonly Mark[]
  readonly rawSha256: string
  readonly textSha256: string
}

/** What a list of articles shows of each. */
export interface ListedArticle extends ArticleSummary {
  readonly opening: string
  readonly words: number
}

export const summarySelect = {
  id: true, slug: true, title: true, byline: true, publishedAt: true, url: true, provenance: true, language: true, createdAt: true,
  originator: true, publisher: true, story: { select: { title: true } },
} as const satisfies Prisma.ArticleSelect

/** A row as the domain speaks of it. */
export function summaryOf(row: Prisma.ArticleGetPayload<{ select: typeof summarySelect }>): ArticleSummary {
  const { createdAt, story, originator, publisher, ...rest } = row
  return {
    ...rest, importedAt: createdAt.toISOString(), story: story?.title ?? null, outletHidden: false,
    originator: originator && outletOf(originator), publisher: publisher && outletOf(publisher),
  }
}

/** A stored version as the domain speaks of it. @throws when its structure is not of its form. */
export function textOf(row: { id: string; number: number; text: string; blocks: unknown; marks: unknown; rawSha256: string; textSha256: string }): ArticleText {
  return {
    versionId: row.id, number: row.number, text: row.text, blocks: blocksOf(row.blocks), marks: marksOf(row.marks),
    rawSha256: row.rawSha256, textSha256: row.textSha256,
  }
}

/** The columns of a version that pages need: all but the raw bytes and the map. */
export const textSelect = { id: true, number: true, text: true, blocks: true, marks: true, rawSha256: true, textSha256: true } as const satisfies Prisma.ArticleVersionSelect

/** The articles this member may read: all, or for an annotator those assigned to them. By slug. */
export async function listArticles(access: Access): Promise<readonly ListedArticle[]> {
  const rows = await database().prisma.article.findMany({
    where: visibleArticles(access), orderBy: { slug: 'asc' },
    select: { ...summarySelect, versions: { orderBy: { number: 'desc' }, take: 1, select: textSelect } },
  })
  const masks = await findMasks(access)
  const articles = rows.map(({ versions, ...row }) => {
    const mask = masks.get(row.id)
    const [summary, content] = [summaryOf(row), versions[0] && textOf(versions[0])]
    const { text, blocks } = (content && (mask?.content(content) ?? content)) ?? { text: '', blocks: [] }
    return { ...(mask?.summary(summary) ?? summary), opening: openingWords(text, blocks), words: annotatedWords(text, blocks) }
  })
  // The place of a hidden one among the slugs would say how its own begins.
  return [...articles.filter(({ outletHidden }) => !outletHidden), ...articles.filter(({ outletHidden }) => outletHidden).sort((a, b) => (a.id < b.id ? -1 : 1))]
}

/** The stories of a project, by title: for the import, which offers those that are known. */
export async function listStories(access: Access): Promise<readonly { id: string; title: string }[]> {
  demand(access, 'articles.import')
  return database().prisma.story.findMany({ where: { projectId: access.project.id }, select: { id: true, title: true }, orderBy: { title: 'asc' } })
}

/** The id of a new row, and the hash that proves its bytes. */
export function evidenceOf(raw: string, text: string): { id: string; raw: Uint8Array<ArrayBuffer>; rawSha256: string; textSha256: string } {
  const bytes = new Uint8Array(new TextEncoder().encode(raw))
  return { id: uuid(), raw: bytes, rawSha256: sha256(bytes), textSha256: sha256(text) }
}

/** SHA-256 in lower-case hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

