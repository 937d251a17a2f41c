'use client'
import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'
import { SweepList } from '@/components/review/SweepList'
import { sweepQuery, writeSweepFilters } from '@/core/review/sweep'

type Props = Omit<ComponentProps<typeof SweepList>, 'nextHref' | 'listHref' | 'caseHref' | 'hrefFor' | 'onGo'> & {
  readonly project: string
  /** Where the next page begins; null at the end. */
  readonly next: string | null
}

/** The same words with different tags or verdicts; the filters are the address, and a case leads back to its group. */
export function Sweep({ project, next, ...list }: Props) {
  const router = useRouter()
  const base = `/projects/${project}`
  return (
    <SweepList
      {...list}
      listHref={`${base}/review`}
      nextHref={next && `${base}/sweep${sweepQuery(list.filters, 'after', next)}`}
      caseHref={({ articleId, key }, { place }) => `${base}/review/${articleId}/${key}${sweepQuery(list.filters, 'sweep', place)}`}
      hrefFor={(filters) => `${base}/sweep${writeSweepFilters(filters)}`}
      onGo={(href) => router.push(href)}
    />
  )
}
