'use client'
import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'
import { sayInOwnCase } from '@/client/discussion'
import { OwnCaseView } from '@/components/discussion/OwnCaseView'

type Props = Omit<ComponentProps<typeof OwnCaseView>, 'listHref' | 'onSay'> & { readonly project: string }

/** A case of one's own with what can be said about it. */
export function OwnCaseDesk({ project, ...given }: Props) {
  const router = useRouter()
  return (
    <OwnCaseView
      {...given}
      listHref={`/projects/${project}/work/cases`}
      onSay={async (message) => {
        const said = await sayInOwnCase(project, given.one.decisionId, message)
        if (said.ok) router.refresh()
        return said
      }}
    />
  )
}
