import { Link } from '@/components/page/Link'
import classes from './ArticleListTitle.module.css'

interface Props {
  readonly href?: string
  readonly title: string | null
  readonly openingWords: string
  readonly story?: string | null
}

/** An article by its title; one without says so, with its first words in italics. */
export const ArticleListTitle = ({ href, title, openingWords, story }: Props) => {
  const words = title ?? (
    <>
      Untitled: <em className={classes.opening}>“{openingWords}…”</em>
    </>
  )
  return (
    <>
      {href ? <Link href={href}>{words}</Link> : words}
      {story && <span className={classes.story}>{story}</span>}
    </>
  )
}
