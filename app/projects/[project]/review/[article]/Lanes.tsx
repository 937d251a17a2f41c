'use client'
import type { ComponentProps } from 'react'
import { ArticleLanes } from '@/components/review/ArticleLanes'

type Props = Omit<ComponentProps<typeof ArticleLanes>, 'listHref' | 'caseHref'> & { readonly project: string }

/** An article with a lane per annotator; every case is a link to itself. */
export function Lanes({ project, ...lanes }: Props) {
  const base = `/projects/${project}/review`
  return <ArticleLanes {...lanes} listHref={base} caseHref={({ articleId, key }) => `${base}/${articleId}/${key}`} />
}
