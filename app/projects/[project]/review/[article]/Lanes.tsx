'use client'
import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'
import { changeNames } from '@/client/discussion'
import { NamesSwitch } from '@/components/discussion/NamesSwitch'
import { ArticleLanes } from '@/components/review/ArticleLanes'

interface Props extends Omit<ComponentProps<typeof ArticleLanes>, 'listHref' | 'caseHref'> {
  readonly project: string
  readonly names: ReadonlyMap<string, string>
  /** Where a lead has the names shown; undefined for those who may not choose. */
  readonly namesShown: 'article' | 'project' | null | undefined
}

/** An article with a lane per annotator; every case is a link to itself. */
export function Lanes({ project, names, namesShown, ...lanes }: Props) {
  const router = useRouter()
  const base = `/projects/${project}/review`
  return (
    <>
      <ArticleLanes {...lanes} listHref={base} caseHref={({ articleId, key }) => `${base}/${articleId}/${key}`} />
      {namesShown === undefined ? names.size > 0 && <NamesList names={names} /> : (
        <NamesSwitch
          of="article" shown={namesShown} names={names}
          onChange={async (shown) => {
            const changed = await changeNames(project, lanes.article.id, shown)
            if (changed.ok) router.refresh()
            return changed
          }}
        />
      )}
    </>
  )
}

const NamesList = ({ names }: Pick<Props, 'names'>) => <p>{[...names].map(([letter, name]) => `${letter} ${name}`).join(', ')}</p>
