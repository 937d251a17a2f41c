import { ArticleTitle } from '@/components/article/ArticleTitle'
import { onwardsId } from '@/components/desk/onwards-id'
import { Link } from '@/components/page/Link'
import type { AssignmentState } from '@/core/assignment/assignment'

interface Props {
  /** The head of one's own queue; null where all is submitted. */
  readonly next: { readonly state: AssignmentState; readonly title: string | null; readonly openingWords: string; readonly href: string; readonly more: number } | null
  readonly workHref: string
}

const before: Readonly<Record<AssignmentState, string>> = { assigned: 'Next', inProgress: 'Go on with', reopened: 'Sent back to you', submitted: 'Next' }

/** Under the word that an article is submitted: the next one of one's own, or that there is none. */
export const Onwards = ({ next, workHref }: Props) => {
  if (!next) return <>All your articles are submitted. <Link id={onwardsId} href={workHref}>My work</Link></>
  return (
    <>
      {before[next.state]}: <Link id={onwardsId} href={next.href}><ArticleTitle title={next.title} openingWords={next.openingWords} /></Link>
      {next.more > 0 && `, and ${next.more} more`}
    </>
  )
}
