'use client'
import { useRouter } from 'next/navigation'
import { send } from '@/client/api'
import { DetailsForm, type DetailsShown, type DetailsSaved, type OutletChoice } from '@/components/article/DetailsForm'

interface Props {
  readonly project: string
  readonly details: DetailsShown & { readonly id: string; readonly slug: string }
  readonly outlets: readonly OutletChoice[]
  readonly stories: readonly string[]
}

/** What is known of an article, with its way to the server. */
export function EditDetails({ project, details, outlets, stories }: Props) {
  const router = useRouter()
  const article = `/projects/${project}/articles/${details.slug}`
  return (
    <DetailsForm
      details={details} outlets={outlets} stories={stories} articleHref={article} masksHref={`${article}/masks`}
      onSave={async (request) => {
        const saved = await send<DetailsSaved>('PUT', `/projects/${project}/articles/${details.id}/details`, request)
        if (saved.ok) router.refresh()
        return saved
      }}
    />
  )
}
