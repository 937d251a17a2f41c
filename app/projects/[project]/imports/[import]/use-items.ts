import { useCallback, useEffect, useState } from 'react'
import { readImportItems } from '@/client/imports'
import type { ImportItem, ItemFilter } from '@/core/import-job/item'
import type { ImportView } from '@/core/import-job/state'

/** What was found in a file, a page after the other. */
export interface FollowedItems {
  readonly show: ItemFilter
  readonly list: readonly ImportItem[]
  readonly more: boolean
  readonly loading: boolean
  readonly setShow: (show: ItemFilter) => void
  readonly readMore: () => void
}

/** Reads the items of an import anew whenever it has changed. */
export function useItems(project: string, view: ImportView): FollowedItems {
  const [show, setShow] = useState<ItemFilter>('all')
  const [pages, setPages] = useState<{ readonly of: string; readonly list: readonly ImportItem[]; readonly after: number | null }>({ of: '', list: [], after: null })
  const [loading, setLoading] = useState(false)
  const wanted = view.what === 'articles' && (view.state === 'waiting' || view.state === 'done') ? `${view.state} ${view.changedAt} ${show}` : ''
  useEffect(() => {
    if (!wanted) return undefined
    let gone = false
    void readImportItems(project, view.id, show, -1).then((read) => {
      if (!gone && read.ok) setPages({ of: wanted, list: read.value.items, after: read.value.after })
    })
    return () => {
      gone = true
    }
  }, [project, view.id, show, wanted])
  const readMore = useCallback(() => {
    if (pages.after === null) return
    setLoading(true)
    void readImportItems(project, view.id, show, pages.after).then((read) => {
      if (read.ok) setPages((before) => (before.of === pages.of ? { ...before, list: [...before.list, ...read.value.items], after: read.value.after } : before))
      setLoading(false)
    })
  }, [project, view.id, show, pages])
  return { show, list: pages.list, more: pages.after !== null, loading: loading || (wanted !== '' && pages.of !== wanted), setShow, readMore }
}
