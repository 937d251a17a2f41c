import type { ReactNode } from 'react'
import type { Progress as Counts } from '@/core/assignment/progress'
import { writeProgress } from '@/core/assignment/progress'
import { writeDate, type PartialDate } from '@/core/partial-date'
import { DataTable, type Column } from '@/components/page/DataTable'
import { EmptyState } from '@/components/page/EmptyState'
import { Link } from '@/components/page/Link'
import { Unknown } from '@/components/page/Unknown'
import { ArticleListTitle } from './ArticleListTitle'

/** An article in the lead's list. */
export interface ArticleRow {
  readonly id: string
  /** Where it is read. */
  readonly href: string
  readonly title: string | null
  /** The first words of the article, which stand in for a title that it does not have. */
  readonly openingWords: string
  /** Who wrote it, and who published it; `null` is unknown. */
  readonly originator: { readonly id: string; readonly name: string } | null
  readonly publisher: { readonly id: string; readonly name: string } | null
  /** The outlet is hidden from the reader until they submit the article. */
  readonly outletHidden?: boolean
  readonly publishedAt: PartialDate | null
  readonly story: string | null
  /** Words of the blocks that are annotated by default. */
  readonly words: number
  /** Left out for those who may not know how far others are. */
  readonly progress?: Counts
  /** Where else one can go with it: its review, its source. */
  readonly links?: readonly { readonly name: string; readonly href: string }[]
}

interface Props {
  readonly articles: readonly ArticleRow[]
  /** The one next step where there is none yet: a link that imports one. */
  readonly action?: ReactNode
}

/** The articles of a project, with how far their assignments are. */
export const ArticleList = ({ articles, action }: Props) =>
  articles.length === 0 ? (
    <EmptyState title="The articles of this project will stand here." action={action}>
      Paste a text or choose a file; you see what becomes of it before anything is stored.
    </EmptyState>
  ) : (
    <DataTable caption="Articles" columns={columns.filter(({ key }) => hasAny(articles, key))} rows={articles} rowKey={(article) => article.id} />
  )

/** Columns that may be empty from top to bottom are left out then. */
function hasAny(articles: readonly ArticleRow[], key: string): boolean {
  if (key === 'progress') return articles.some(({ progress }) => progress)
  return key !== 'links' || articles.some(({ links = [] }) => links.length > 0)
}

const columns: readonly Column<ArticleRow>[] = [
  { key: 'title', head: 'Article', names: true, cell: (article) => <ArticleListTitle {...article} /> },
  { key: 'outlet', head: 'Outlet', cell: (article) => outlets(article) },
  { key: 'date', head: 'Published', cell: (article) => (article.publishedAt ? writeDate(article.publishedAt) : <Unknown />) },
  { key: 'words', head: 'Words', numeric: true, cell: (article) => article.words.toLocaleString('en') },
  { key: 'progress', head: 'Assignments', cell: (article) => article.progress && writeProgress(article.progress) },
  { key: 'links', head: 'Go to', narrow: true, cell: (article) => <Links links={article.links ?? []} /> },
]

/** Originator and publisher are two; where they are one, it is named once. */
function outlets({ originator, publisher, outletHidden }: ArticleRow): ReactNode {
  if (outletHidden) return <em>hidden until you submit</em>
  if (!originator && !publisher) return <Unknown />
  if (originator && originator.id === publisher?.id) return originator.name
  return (
    <>
      {originator ? originator.name : <Unknown word="author unknown" />}, published by {publisher ? publisher.name : <Unknown />}
    </>
  )
}

const Links = ({ links }: { readonly links: NonNullable<ArticleRow['links']> }) => (
  <>
    {links.map((link, index) => (
      <span key={link.href}>
        {index > 0 && ' · '}
        <Link href={link.href}>{link.name}</Link>
      </span>
    ))}
  </>
)
