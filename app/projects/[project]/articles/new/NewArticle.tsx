'use client'
import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { v7 as uuid } from 'uuid'
import { get, send } from '@/client/api'
import { sha256 } from '@/client/hash'
import { ImportDesk } from '@/components/import/ImportDesk'
import type { Outlet } from '@/core/outlet/outlet'
import { ok } from '@/core/result'

interface Props {
  readonly project: string
  readonly outlets: readonly { readonly id: string; readonly name: string }[]
  readonly stories: readonly string[]
}

/** Brings in an article. Its id is made once, so that saving again after a lost answer stores it once. */
export function NewArticle({ project, outlets, stories }: Props) {
  const router = useRouter()
  const id = useRef(uuid())
  const api = `/projects/${project}`
  const pageOf = (slug: string) => `/projects/${project}/articles/${slug}`
  return (
    <ImportDesk
      outlets={outlets} stories={stories}
      findDuplicate={async (raw) => {
        const digest = await sha256(raw)
        const same = digest && (await get<{ article: { title: string | null; slug: string } | null }>(`${api}/articles/same-text?sha256=${digest}`))
        return same && same.ok && same.value.article ? { title: same.value.article.title ?? 'Untitled', href: pageOf(same.value.article.slug) } : null
      }}
      onSave={async (request) => {
        const saved = await send<{ slug: string }>('PUT', `${api}/articles/${id.current}`, request)
        if (!saved.ok) return saved
        router.push(pageOf(saved.value.slug))
        return ok({ href: pageOf(saved.value.slug) })
      }}
      onAddOutlet={(request) => send<Outlet>('PUT', `${api}/outlets/${uuid()}`, request)}
    />
  )
}
