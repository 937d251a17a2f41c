'use client'
import { useRouter } from 'next/navigation'
import { send } from '@/client/api'
import { ReasonsForm } from '@/components/review/ReasonsForm'
import type { ReasonList } from '@/core/review/reasons'

/** The reasons of a project, and where they are saved. */
export function Reasons({ project, reasons }: { readonly project: string; readonly reasons: ReasonList }) {
  const router = useRouter()
  return (
    <ReasonsForm
      reasons={reasons}
      listHref={`/projects/${project}/review`}
      onSave={async (changed) => {
        const saved = await send<null>('PUT', `/projects/${project}/reasons`, changed)
        if (saved.ok) router.refresh()
        return saved
      }}
    />
  )
}
