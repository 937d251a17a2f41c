import { ArticleTitle } from '@/components/article/ArticleTitle'
import { Link } from '@/components/page/Link'
import { Unknown } from '@/components/page/Unknown'
import type { ReviewArticle } from './review-article'
import classes from './ArticleName.module.css'

interface Props {
  readonly article: ReviewArticle
  /** Makes the title a link to the lanes of the article. */
  readonly linked?: boolean
}

/** The title of an article and its outlet, on one line; what is not known is said as unknown. */
export const ArticleName = ({ article, linked }: Props) => {
  const title = <ArticleTitle title={article.title} openingWords={article.opening} />
  return (
    <span className={classes.name}>
      {linked ? <Link href={article.href}>{title}</Link> : title}
      <span className={classes.outlet}> · {article.outlet ?? <>outlet <Unknown /></>}</span>
    </span>
  )
}
