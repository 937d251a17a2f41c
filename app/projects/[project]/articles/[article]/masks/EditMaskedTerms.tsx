'use client'
import { useRouter } from 'next/navigation'
import { send } from '@/client/api'
import { MaskedTermsForm } from '@/components/outlet/MaskedTermsForm'

/** The masked words of an article, with their way to the server. */
export function EditMaskedTerms({ project, articleId, terms }: { project: string; articleId: string; terms: readonly string[] }) {
  const router = useRouter()
  return (
    <MaskedTermsForm
      terms={terms}
      onSave={async (request) => {
        const saved = await send('PUT', `/projects/${project}/articles/${articleId}/masked-terms`, request)
        if (saved.ok) router.refresh()
        return saved
      }}
    />
  )
}
