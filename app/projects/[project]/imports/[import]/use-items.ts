import { useCallback, useEffect, useState } from 'react'
import { readImportItems } from '@/client/imports'
import type { ImportItem, ItemChoice, ItemFilter } from '@/core/import-job/item'
import type { ImportView } from '@/core/import-job/state'
import type { Result } from '@/core/result'

/** What was found in a file, a page after the other. */
export interface FollowedItems {
  readonly show: ItemFilter
  readonly list: readonly ImportItem[]
  readonly more: boolean
  readonly loading: boolean
  readonly setShow: (show: ItemFilter) => void
  readonly readMore: () => Promise<void>
  /** Shows a choice until it is answered, whatever is read meanwhile; from then on what the server has kept. */
  readonly showChoice: (ordinal: number, choice: ItemChoice, answered: Promise<Result<unknown>>) => Promise<void>
}

interface Choice {
  readonly ordinal: number
  readonly choice: ItemChoice
}

/** Reads the items of an import anew whenever it has changed. */
export function useItems(project: string, view: ImportView): FollowedItems {
  // What was picked out before it was stored is not what one looks for afterwards.
  const [picked, setPicked] = useState<{ readonly state: ImportView['state']; readonly show: ItemFilter }>({ state: view.state, show: 'all' })
  const show = picked.state === view.state ? picked.show : 'all'
  const [pages, setPages] = useState<{ readonly of: string; readonly list: readonly ImportItem[]; readonly after: number | null }>({ of: '', list: [], after: null })
  const [loading, setLoading] = useState(false)
  const wanted = view.what === 'articles' && (view.state === 'waiting' || view.state === 'done') ? `${view.state} ${view.changedAt} ${show}` : ''
  useEffect(() => {
    if (!wanted) return undefined
    let gone = false
    const first = async () => {
      const read = await readImportItems(project, view.id, show, -1)
      if (!gone && read.ok) setPages({ of: wanted, list: read.value.items, after: read.value.after })
    }
    void first()
    return () => {
      gone = true
    }
  }, [project, view.id, show, wanted])
  const readMore = useCallback(async () => {
    if (pages.after === null) return
    setLoading(true)
    const read = await readImportItems(project, view.id, show, pages.after)
    if (read.ok) setPages((before) => (before.of === pages.of ? { ...before, list: [...before.list, ...read.value.items], after: read.value.after } : before))
    setLoading(false)
  }, [project, view.id, show, pages])
  const { state } = view
  const setShow = useCallback((wished: ItemFilter) => setPicked({ state, show: wished }), [state])
  const [unanswered, setUnanswered] = useState<readonly Choice[]>([])
  const showChoice = useCallback(async (ordinal: number, choice: ItemChoice, answered: Promise<Result<unknown>>) => {
    const one = { ordinal, choice }
    setUnanswered((before) => [...before, one])
    const result = await answered
    if (result.ok) setPages((before) => ({ ...before, list: before.list.map((item) => (item.ordinal === ordinal ? { ...item, choice } : item)) }))
    setUnanswered((before) => before.filter((other) => other !== one))
  }, [])
  const list = pages.list.map((item) => ({ ...item, choice: unanswered.findLast(({ ordinal }) => ordinal === item.ordinal)?.choice ?? item.choice }))
  return { show, list, more: pages.after !== null, loading: loading || (wanted !== '' && pages.of !== wanted), setShow, readMore, showChoice }
}
