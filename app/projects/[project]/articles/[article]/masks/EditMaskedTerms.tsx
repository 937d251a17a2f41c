'use client'
import { useRouter } from 'next/navigation'
import { send } from '@/client/api'
import { MaskedTermsForm } from '@/components/outlet/MaskedTermsForm'

/** The masked words of an article, with their way to the server. */
export function EditMaskedTerms({ project, articleId, terms, basedOn }: { project: string; articleId: string; terms: readonly string[]; basedOn: number }) {
  const router = useRouter()
  return (
    <MaskedTermsForm
      terms={terms} basedOn={basedOn}
      onSave={async (request) => {
        const saved = await send<{ version: number }>('PUT', `/projects/${project}/articles/${articleId}/masked-terms`, request)
        if (saved.ok) router.refresh()
        return saved
      }}
    />
  )
}
