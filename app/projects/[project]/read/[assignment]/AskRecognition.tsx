'use client'
import { useRouter } from 'next/navigation'
import { v7 } from 'uuid'
import { send } from '@/client/api'
import { later } from '@/components/page/later'
import type { Recognition } from '@/core/outlet/recognition'

/** Asked once in an assignment's life: its fields are not part of every reading page. */
const RecognitionForm = later(async () => (await import('@/components/outlet/RecognitionForm')).RecognitionForm)

/** The question after the reveal, with its way to the server. */
export function AskRecognition({ assignment, said, justRevealed }: { assignment: string; said: Recognition | null; justRevealed: boolean }) {
  const router = useRouter()
  return (
    <RecognitionForm
      key={said?.id ?? 'first'} said={said} justRevealed={justRevealed} newId={v7}
      onSay={async (request) => {
        const sent = await send('PUT', `/assignments/${assignment}/recognition`, request)
        if (sent.ok) router.refresh()
        return sent
      }}
    />
  )
}
