import { z } from 'zod'
import { readDateLine } from '@/core/import/dates'
import type { ArticleMetadata } from '@/core/import/metadata'
import { isPartialDate, type PartialDate } from '@/core/partial-date'
import { safeHref } from './walk'

/** What a page says of its article for machines, beside the text. What is not said, or said in two ways, is missing. */
export type PageHead = Partial<ArticleMetadata> & {
  /** What the title may be called, the surest first: to know it again in the text. */
  readonly titles: readonly string[]
}

/** Longer values are mistakes, or tricks. Characters. */
const longest = 500

/** Reads the tags of a page's head and its JSON-LD. */
export function readHead(document: Document): PageHead {
  const metas = [...document.querySelectorAll('meta[content]')].map((meta) => ({
    name: (meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop') ?? '').trim().toLowerCase(),
    content: clean(meta.getAttribute('content')),
  }))
  const values = (...names: readonly string[]) => names.flatMap((name) => metas.flatMap((meta) => (meta.name === name && meta.content !== undefined ? [meta.content] : [])))
  const article = linkedArticle(document)
  const site = values('og:site_name')[0]
  const title = article?.headline ?? values('og:title', 'dc.title', 'parsely-title')[0]
  const authors = article?.authors ?? unique(values('author', 'dc.creator', 'parsely-author', 'article:author')).filter((author) => !/^(?:https?:|www\.|@)/i.test(author))
  const byline = authors.length > 0 && authors.length <= 10 ? authors.join(', ') : undefined
  const publishedAt = agreed([
    ...values('article:published_time', 'datepublished'), ...(article?.datePublished === undefined ? [] : [article.datePublished]),
    ...values('date', 'dc.date', 'dc.date.issued', 'dcterms.created', 'parsely-pub-date', 'pubdate', 'publishdate', 'publish-date'),
    ...[...document.querySelectorAll('time[itemprop="datePublished"][datetime]')].flatMap((time) => clean(time.getAttribute('datetime')) ?? []),
  ])
  const url = [document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? null, ...values('og:url')].map(safeHref).find((href) => href !== undefined && isOfArticle(href))
  return {
    ...(title === undefined ? {} : { title }),
    ...(byline === undefined || byline === site ? {} : { byline }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(url === undefined ? {} : { url }),
    titles: unique([...(title === undefined ? [] : [title]), ...values('twitter:title'), ...(clean(document.title) === undefined ? [] : [clean(document.title)!])]),
  }
}

const person = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])
const linked = z.object({
  '@type': z.union([z.string(), z.array(z.string())]).transform((types) => [types].flat()),
  headline: z.string().optional().catch(undefined),
  datePublished: z.string().optional().catch(undefined),
  author: z.union([person, z.array(person)]).transform((authors) => [authors].flat()).optional().catch(undefined),
})

/** The one article that the JSON-LD of a page describes; undefined where there is none, or there are several. */
function linkedArticle(document: Document): { headline: string | undefined; datePublished: string | undefined; authors: string[] | undefined } | undefined {
  const found = [...document.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) => {
    const data = parse(script.textContent)
    const nodes = (Array.isArray(data) ? data : [data]).flatMap((node: unknown) => {
      const graph = typeof node === 'object' && node !== null && Object.hasOwn(node, '@graph') ? (node as Record<string, unknown>)['@graph'] : undefined
      return Array.isArray(graph) ? (graph as unknown[]) : [node]
    })
    return nodes.flatMap((node) => {
      const read = linked.safeParse(node)
      return read.success && read.data['@type'].some((type) => /(?:Article|BlogPosting|Report)$/.test(type)) ? [read.data] : []
    })
  })
  const [only] = found
  if (!only || found.length > 1) return undefined
  const authors = only.author?.flatMap((author) => clean(author) ?? [])
  return { headline: clean(only.headline ?? null), datePublished: clean(only.datePublished ?? null), authors: authors && authors.length > 0 ? authors : undefined }
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}

/** The date of several that say when an article was published: none where they are more than a day apart. */
function agreed(values: readonly string[]): PartialDate | undefined {
  const dates = values.flatMap((value) => dateOf(value) ?? [])
  const days = dates.filter((date) => date.length >= 10).map((date) => Date.parse(date.slice(0, 10)))
  if (days.length > 0 && Math.max(...days) - Math.min(...days) > 86_400_000) return undefined
  return dates[0]
}

/** A date for machines, in UTC where its zone is said; of one without a zone the day alone. Dates for people are read too. */
function dateOf(value: string): PartialDate | undefined {
  const [, day, zone] = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(value) ?? []
  const moment = day !== undefined && zone !== undefined && isPartialDate(day) ? Date.parse(value.replace(' ', 'T').replace(/\s/g, '').replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) : NaN
  const date = day === undefined ? value : Number.isNaN(moment) ? day : new Date(moment).toISOString().replace(/\.\d+Z$/, 'Z')
  const known = isPartialDate(date) ? date : (readDateLine(value)?.date ?? undefined)
  return known !== undefined && known >= '1500' ? known : undefined
}

/** Whether an address leads to more than a front page, as some pages say by mistake. */
function isOfArticle(href: string): boolean {
  const { pathname, search } = new URL(href)
  return pathname.length > 1 || search !== ''
}

function clean(value: string | null): string | undefined {
  const words = value?.slice(0, 4 * longest).replace(/[\s\p{Cc}]+/gu, ' ').trim()
  return words === undefined || words === '' || words.length > longest || /\p{Surrogate}/u.test(words) ? undefined : words
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}
