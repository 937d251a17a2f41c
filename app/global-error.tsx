'use client'
import '@/components/page/styles.css'
import { ProblemNumber } from '@/components/page/ProblemNumber'
import { QuietPage } from '@/components/page/QuietPage'

interface Props {
  readonly error: unknown
  readonly retry: () => void
}

/** The frame of every page failed, and nothing of it can be relied on: plain HTML, no theme, the system’s colours. */
export default function EverythingFailed({ error, retry }: Props) {
  const dark = typeof window !== 'undefined' && window.matchMedia('(prefers-color-scheme: dark)').matches
  return (
    <html lang="en" data-mantine-color-scheme={dark ? 'dark' : 'light'} suppressHydrationWarning>
      <body style={{ margin: 0 }}>
        <title>Crossread could not be shown</title>
        <QuietPage
          title="Crossread could not be shown"
          explanation="The fault is ours, not yours. What was shown as saved is saved. Anything that was not yet is kept in this browser, and is sent when you open that article again."
        >
          <p><button type="button" onClick={retry}>Try again</button></p>
          <ProblemNumber error={error} />
        </QuietPage>
      </body>
    </html>
  )
}
