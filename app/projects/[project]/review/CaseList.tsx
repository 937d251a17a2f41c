'use client'
import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'
import { changeNames } from '@/client/discussion'
import { NamesSwitch } from '@/components/discussion/NamesSwitch'
import { ReviewList } from '@/components/review/ReviewList'
import { writeFilters } from '@/core/review/filters'

type Props = Omit<ComponentProps<typeof ReviewList>, 'caseHref' | 'hrefFor' | 'nextHref' | 'rulesHref' | 'sweepHref' | 'answersHref' | 'onGo'> & {
  readonly project: string
  /** Where the next page begins; null at the end. */
  readonly next: string | null
  /** Whether a lead has the names shown in the whole project; undefined for those who may not choose. */
  readonly namesShown: boolean | undefined
}

/** The list of cases; its filters are its address. */
export function CaseList({ project, next, namesShown, ...list }: Props) {
  const router = useRouter()
  const base = `/projects/${project}/review`
  return (
    <>
      <ReviewList
        {...list}
        caseHref={({ articleId, key }) => `${base}/${articleId}/${key}${writeFilters(list.filters)}`}
        rulesHref={`/projects/${project}/rules`}
        answersHref={`/projects/${project}/answers`}
      sweepHref={`/projects/${project}/sweep`}
        nextHref={next && `${base}${writeFilters(list.filters) || '?'}${writeFilters(list.filters) && '&'}after=${next}`}
        hrefFor={(filters) => `${base}${writeFilters(filters)}`}
        onGo={(href) => router.push(href)}
      />
      {namesShown !== undefined && list.lines.length > 0 && (
        <NamesSwitch
          of="project" shown={namesShown ? 'project' : null}
          onChange={async (shown) => {
            const changed = await changeNames(project, null, shown)
            if (changed.ok) router.refresh()
            return changed
          }}
        />
      )}
    </>
  )
}
