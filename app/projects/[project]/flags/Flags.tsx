'use client'
import { useRouter } from 'next/navigation'
import { answerFlag } from '@/client/flags'
import { FlagList } from '@/components/flag/FlagList'
import { writePlace } from '@/core/article/place'
import type { Codebook } from '@/core/codebook/codebook'
import type { FlaggedPassage } from '@/core/flag/flag'

/** The list of flagged passages with its way to the server. */
export function Flags({ project, passages, codebook }: { readonly project: string; readonly passages: readonly FlaggedPassage[]; readonly codebook: Codebook | undefined }) {
  const router = useRouter()
  return (
    <FlagList
      passages={passages} codebook={codebook} wordsHref={(slug, extent) => `/projects/${project}/articles/${slug}${extent.length > 0 ? `?at=${writePlace(extent)}` : ''}`}
      onAnswer={async (annotation, text) => {
        const sent = await answerFlag(project, annotation, text)
        if (sent.ok) router.refresh()
        return sent
      }}
    />
  )
}
