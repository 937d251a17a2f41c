import type { Metadata } from 'next'
import { Link } from '@/components/page/Link'
import { QuietPage } from '@/components/page/QuietPage'

export const metadata: Metadata = { title: 'Not here' }

/** What is not there and what is not for the asker are one answer: whoever asks learns nothing from it. */
export default function NotFound() {
  return (
    <QuietPage
      title="There is no such page for you"
      explanation="The address may be wrong, the page may have gone, or it is open to others only. For all three the answer is the same. If somebody sent you here, ask them to give you access."
    >
      <Link href="/">To your projects</Link>
    </QuietPage>
  )
}
