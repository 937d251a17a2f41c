'use client'
import { Button } from '@mantine/core'
import { Link } from '@/components/page/Link'
import { ProblemNumber } from '@/components/page/ProblemNumber'
import { QuietPage } from '@/components/page/QuietPage'

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
      <p><Button onClick={retry}>Try again</Button></p>
      <p style={{ marginTop: 'var(--space-16)' }}><Link href="/">To your projects</Link></p>
      <ProblemNumber error={error} />
    </QuietPage>
  )
}
