import { ArticleTitle } from '@/components/article/ArticleTitle'
import { Link } from '@/components/page/Link'
import { many } from '@/core/counted'
import type { WorkRow } from './MyWork'
import classes from './MyWork.module.css'

/** That reviewers have answered, and where; nothing at all where the reader has seen every answer. */
export const MyWorkAnswers = ({ rows }: { readonly rows: readonly WorkRow[] }) => {
  const answered = rows.filter(({ newAnswers = 0 }) => newAnswers > 0)
  if (answered.length === 0) return null
  const total = answered.reduce((sum, { newAnswers = 0 }) => sum + newAnswers, 0)
  return (
    <div className={classes.asked}>
      <p><strong>{many(total, 'answer')} you have not seen</strong></p>
      <ul className={classes.answered}>
        {answered.map(({ id, href, title, openingWords, newAnswers }) => (
          <li key={id}><Link href={href}><ArticleTitle title={title} openingWords={openingWords} /></Link>{answered.length > 1 && <span className={classes.count}> {newAnswers}</span>}</li>
        ))}
      </ul>
    </div>
  )
}
