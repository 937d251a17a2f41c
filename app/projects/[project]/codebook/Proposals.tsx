'use client'
import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'
import { v7 as uuid } from 'uuid'
import { send } from '@/client/api'
import { ProposalList } from '@/components/codebook/ProposalList'

type Props = Omit<ComponentProps<typeof ProposalList>, 'newHref' | 'onSettle' | 'onReload'> & { readonly project: string }

/** What verdicts propose for the codebook, and where it is settled. */
export function Proposals({ project, ...list }: Props) {
  const router = useRouter()
  return (
    <ProposalList
      {...list}
      newHref={`/projects/${project}/codebook/new`}
      onReload={() => router.refresh()}
      onSettle={async ({ id, settlement }, settling) => {
        const settled = await send('POST', `/projects/${project}/codebook/proposals/${id}/settlement`, { id: uuid(), replaces: settlement?.id ?? null, ...settling })
        if (settled.ok) router.refresh()
        return settled
      }}
    />
  )
}
