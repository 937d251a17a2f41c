'use client'
import { useRouter } from 'next/navigation'
import { send } from '@/client/api'
import { MaskedTermsForm } from '@/components/outlet/MaskedTermsForm'
import type { NearMention } from '@/core/outlet/near-mentions'

/** The masked words of an article, with their way to the server. */
export function EditMaskedTerms({ project, articleId, terms, near, basedOn }: { project: string; articleId: string; terms: readonly string[]; near: readonly NearMention[]; basedOn: number }) {
  const router = useRouter()
  return (
    <MaskedTermsForm
      terms={terms} near={near} basedOn={basedOn}
      onSave={async (request) => {
        const saved = await send<{ version: number }>('PUT', `/projects/${project}/articles/${articleId}/masked-terms`, request)
        if (saved.ok) router.refresh()
        return saved
      }}
    />
  )
}
