import type { PoolClient } from 'pg'
import type { Extent } from '@/core/annotation/fragment'
import { normaliseExtent } from '@/core/annotation/fragment'
import { maskLine, maskText, maskedExtent } from '@/core/outlet/mask'
import { type MaskTerm, type Telltales, maskTerms } from '@/core/outlet/mask-terms'
import { type NearMention, nearMentions } from '@/core/outlet/near-mentions'
import { restoreQuotes } from '@/core/outlet/restore-quotes'
import { codePoint } from '@/core/text/offset'
import { type OffsetTable, offsetTable } from '@/core/text/offset-table'
import type { ArticleSummary, ArticleText } from './article'
import { blocksOf } from './article-structure'
import { database } from './database'
import type { Access } from './principal'

/** What has fragments and the words at them. */
interface Quoted {
  readonly extent: Extent
  readonly quotes: readonly string[]
}

/**
 * An article as somebody is served it from whom its outlet is hidden: the one way by which names of the outlet leave `data/`
 * as blocks. Whatever is answered of such an article goes through it. Offsets are those of the real text.
 */
export interface Mask {
  readonly assignmentId: string
  readonly articleId: string
  readonly articleVersionId: string
  summary(article: ArticleSummary): ArticleSummary
  content(content: ArticleText): ArticleText
  quoted<T extends Quoted>(passage: T): T
  line(text: string): string
  /** The whole text, masked. */
  text(): string
  /** The real words for quotes from the masked text; undefined where they are not from these words. */
  restore(passage: Quoted): readonly string[] | undefined
}

interface MaskRow {
  assignment_id: string
  article_id: string
  article_version_id: string
  revealed: boolean
  text: string
  blocks: unknown
  byline: string | null
  url: string | null
  language: string | null
  masked_terms: string[]
  outlets: { name: string; aliases: string[] }[]
}

type Client = Pick<PoolClient, 'query'>

const query = `
  SELECT a.id AS assignment_id, r.id AS article_id, v.id AS article_version_id, a.outlet_revealed_at IS NOT NULL AS revealed, v.text, v.blocks, r.byline, r.url, r.language, r.masked_terms,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('name', o.name, 'aliases', to_jsonb(o.aliases))), '[]') FROM outlets o
           WHERE o.project_id = r.project_id AND o.id IN (r.originator_id, r.publisher_id)) AS outlets
    FROM assignments a
    JOIN article_versions v ON v.project_id = a.project_id AND v.id = a.article_version_id
    JOIN articles r ON r.project_id = v.project_id AND r.id = v.article_id
   WHERE a.outlet_hidden`

/** The mask of one assignment while its outlet is hidden; undefined once it is revealed, and where it always was shown. */
export async function findMask(client: Client, assignmentId: string): Promise<Mask | undefined> {
  const { rows } = await client.query<MaskRow>({ name: 'find-mask', text: `${query} AND a.outlet_revealed_at IS NULL AND a.id = $1`, values: [assignmentId] })
  return rows[0] && maskOf(rows[0])
}

/**
 * The mask of an assignment that is written to. After the reveal it masks nothing, and still takes quotes with blocks: they
 * may have waited in a browser since before.
 */
export async function findWritingMask(client: Client, assignmentId: string): Promise<Mask | undefined> {
  const { rows } = await client.query<MaskRow>({ name: 'find-writing-mask', text: `${query} AND a.id = $1`, values: [assignmentId] })
  return rows[0] && maskOf(rows[0])
}

/** The masks of all that is hidden from a member now, by article. From a lead nothing is hidden but in their own reading: they brought the articles in. */
export async function findMasks(access: Access): Promise<ReadonlyMap<string, Mask>> {
  if (access.role === 'lead') return new Map()
  return masksOfOwn(access)
}

/** The masks of a member's own queue, by article version. */
export async function findQueueMasks(access: Access): Promise<ReadonlyMap<string, Mask>> {
  return new Map([...(await masksOfOwn(access)).values()].map((mask) => [mask.articleVersionId, mask]))
}

async function masksOfOwn({ project, principal }: Access): Promise<ReadonlyMap<string, Mask>> {
  const { rows } = await database().pool.query<MaskRow>({
    name: 'find-masks', text: `${query} AND a.outlet_revealed_at IS NULL AND a.withdrawn_at IS NULL AND a.project_id = $1 AND a.user_id = $2`, values: [project.id, principal.userId],
  })
  return new Map(rows.map((row) => [row.article_id, maskOf(row)]))
}

function maskOf(row: MaskRow): Mask {
  const terms = row.revealed ? [] : maskTerms({ outlets: row.outlets, byline: row.byline, url: row.url, extra: row.masked_terms, language: row.language })
  const extent = row.revealed ? [] : extentOf(row, terms)
  const line = (text: string) => maskLine(text, terms)
  let real: OffsetTable | undefined
  let shown: OffsetTable | undefined
  const text = () => maskText(row.text, extent)
  const masked = () => (shown ??= offsetTable(text()))
  return {
    assignmentId: row.assignment_id, articleId: row.article_id, articleVersionId: row.article_version_id, line, text,
    summary: (article) => row.revealed ? article : {
      ...article, slug: '', title: article.title && line(article.title), story: article.story && line(article.story), byline: null, url: null, provenance: '', originator: null, publisher: null, outletHidden: true,
    },
    content: (content) => row.revealed ? content : underMask(content, extent),
    quoted: (passage) => row.revealed ? passage : { ...passage, quotes: passage.extent.map(({ start, end }) => masked().slice(start, end)) },
    restore: ({ extent: fragments, quotes }) => restoreQuotes((real ??= offsetTable(row.text)), extent, fragments, quotes),
  }
}

/** How an article looks under its masks, for the lead who settles them. */
export function previewMask(telltales: Telltales, content: ArticleText): { sought: readonly string[]; near: readonly NearMention[]; line: (text: string) => string; content: ArticleText } {
  const terms = maskTerms(telltales)
  const masked = underMask(content, maskedExtent(content.text, content.blocks, terms))
  return { sought: terms.map(({ text }) => text), near: nearMentions(masked.text, terms), line: (text) => maskLine(text, terms), content: masked }
}

/** Where a link leads, why the importer took a line for furniture, and sums of a text that can be looked up say whose it is. */
function underMask(content: ArticleText, extent: Extent): ArticleText {
  return {
    ...content, text: maskText(content.text, extent), blocks: content.blocks.map(({ kind, start, end }) => ({ kind, start, end })),
    marks: [...content.marks.filter(({ kind }) => kind !== 'link'), ...perLine(extent, content.text)], rawSha256: '', textSha256: '',
  }
}

/** Masks as marks of the text, none over a line feed: marks stand within blocks. */
function perLine(extent: Extent, text: string): { kind: 'masked'; start: Extent[number]['start']; end: Extent[number]['end'] }[] {
  const table = offsetTable(text)
  return extent.flatMap(({ start, end }) => {
    let at: number = start
    return table.slice(start, end).split('\n').flatMap((part) => {
      const from = at
      at += [...part].length + 1
      return part.trim() === '' ? [] : [{ kind: 'masked' as const, start: codePoint(from), end: codePoint(at - 1) }]
    })
  })
}

/** What was worked out once holds while text and terms are the same. The oldest of too many is dropped. */
const kept = new Map<string, Extent>()
const most = 200

function extentOf(row: MaskRow, terms: readonly MaskTerm[]): Extent {
  const key = `${row.article_version_id} ${JSON.stringify(terms)}`
  const known = kept.get(key)
  if (known) return known
  const extent = normaliseExtent(maskedExtent(row.text, blocksOf(row.blocks), terms))
  kept.set(key, extent)
  if (kept.size > most) kept.delete(kept.keys().next().value!)
  return extent
}
