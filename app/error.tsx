'use client'
import { Link } from '@/components/page/Link'
import { ProblemNumber } from '@/components/page/ProblemNumber'
import { QuietPage, quietClasses } from '@/components/page/QuietPage'

interface Props {
  readonly error: unknown
  readonly retry: () => void
}

/** A page that failed: what happened, what was kept, what to do. */
export default function PageFailed({ error, retry }: Props) {
  return (
    <QuietPage
      title="This page could not be shown"
      explanation="The fault is ours, not yours. What was shown as saved is saved. Anything that was not yet is kept in this browser, and is sent when you open that article again."
    >
      <p><button type="button" className={quietClasses.button} onClick={retry}>Try again</button></p>
      <p style={{ marginTop: 'var(--space-16)' }}><Link href="/">To your projects</Link></p>
      <ProblemNumber error={error} />
    </QuietPage>
  )
}
