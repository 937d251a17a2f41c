import { type UnsentArticle, unsentInWords } from '@/core/saving/unsent'
import { Link } from '../page/Link'
import { ArticleTitle } from './ArticleTitle'
import classes from './Unsent.module.css'

/** How much waits, article by article, with the way to each. */
export const UnsentList = ({ articles }: { readonly articles: readonly UnsentArticle[] }) => (
  <ul className={classes.list}>
    {articles.map((one) => (
      <li key={one.assignment}>
        {one.article ? <Link href={one.article.href}><ArticleTitle article={one.article} /></Link> : <ArticleTitle article={undefined} />}
        <span className={classes.count} data-troubled={one.troubled > 0 || undefined}>{unsentInWords([one])}</span>
      </li>
    ))}
  </ul>
)
