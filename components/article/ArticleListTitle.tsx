import { Link } from '@/components/page/Link'
import { ArticleTitle } from './ArticleTitle'
import classes from './ArticleListTitle.module.css'

interface Props {
  readonly href?: string
  readonly title: string | null
  readonly openingWords: string
  readonly story?: string | null
}

/** An article in a list, by its title, with the story it belongs to. */
export const ArticleListTitle = ({ href, title, openingWords, story }: Props) => {
  const words = <ArticleTitle title={title} openingWords={openingWords} />
  return (
    <>
      {href ? <Link href={href}>{words}</Link> : words}
      {story && <span className={classes.story}>{story}</span>}
    </>
  )
}
