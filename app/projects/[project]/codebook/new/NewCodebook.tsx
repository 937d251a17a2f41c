'use client'
import { useRouter } from 'next/navigation'
import { send } from '@/client/api'
import { PasteCodebook } from '@/components/codebook/PasteCodebook'
import type { Codebook } from '@/core/codebook/codebook'
import { fail } from '@/core/result'

/** Publishes a codebook and goes to it. */
export function NewCodebook({ project, proposed, draft, number }: { project: string; proposed: Codebook; draft: { codebook: Codebook; taken: number } | undefined; number: number }) {
  const router = useRouter()
  return (
    <PasteCodebook
      proposed={proposed} draft={draft} number={number}
      onSave={async (json) => {
        let codebook: unknown
        try {
          codebook = JSON.parse(json)
        } catch {
          return fail('invalid', 'This is not JSON.')
        }
        const published = await send('POST', `/projects/${project}/codebook`, codebook)
        if (published.ok) router.push(`/projects/${project}/codebook`)
        return published
      }}
    />
  )
}
