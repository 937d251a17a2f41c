import { type Column, DataTable } from '@/components/page/DataTable'
import { Link } from '@/components/page/Link'
import type { ArticleFigure, CaseWords } from '@/core/agreement/report/report'
import { countedArticles } from '@/core/agreement/report/figure-words'
import { many } from '@/core/counted'
import classes from './FigureTable.module.css'
import { FigureWords } from './FigureWords'

interface Props {
  readonly figures: readonly ArticleFigure[]
  readonly sign: string
  readonly casesHref: (words: CaseWords) => string | null
}

/** The figure of each article, where the metric is a mean over them: to be opened up, the lowest first. */
export const ArticleFigures = ({ figures, sign, casesHref }: Props) => {
  if (figures.length === 0) return undefined
  const defined = figures.filter(({ figure }) => figure.kind === 'value').length
  const rank = ({ figure }: ArticleFigure) => (figure.kind === 'value' ? figure.value : Infinity)
  const columns: readonly Column<ArticleFigure>[] = [
    { key: 'article', head: 'Article', names: true, cell: ({ article }) => <ArticleLink article={article} href={casesHref({ article })} /> },
    { key: 'figure', head: sign, numeric: true, cell: ({ figure }) => <FigureWords figure={figure} /> },
  ]
  return (
    <details className={classes.more}>
      <summary>Article by article</summary>
      <p className={classes.formula}>The figure above is a mean {defined < figures.length ? countedArticles({ articles: figures.length, contributing: defined }) : `over ${many(defined, 'article')}`}. The lowest come first.</p>
      <DataTable caption={`${sign}, article by article`} columns={columns} rows={[...figures].sort((a, b) => rank(a) - rank(b) || (a.article < b.article ? -1 : 1))} rowKey={({ article }) => article} />
    </details>
  )
}

const ArticleLink = ({ article, href }: { readonly article: string; readonly href: string | null }) =>
  href === null ? article : <span className={classes.name}><Link href={href} aria-label={`${article}: its cases`}>{article}</Link></span>
