import { useCallback, useEffect, useRef, useState } from 'react'
import { takeToSend } from '@/client/files-to-send'
import { readImport, readLayers, sendFile } from '@/client/imports'
import type { LayersPreview } from '@/core/import-job/layers-preview'
import { type ImportView, isUnderWay } from '@/core/import-job/state'
import type { Result } from '@/core/result'

/** An import, followed while it changes by itself. */
export interface FollowedImport {
  readonly view: ImportView
  readonly layers: LayersPreview | null
  readonly sending: { readonly received: number } | undefined
  readonly problem: string | undefined
  /** What has changed without this browser’s doing. */
  readonly notice: string | undefined
  readonly busy: boolean
  /** Asks for something, one after the other, and takes what the import is then. */
  readonly ask: (act: () => Promise<Result<ImportView>>) => Promise<Result<ImportView>>
  readonly send: (file: File) => Promise<void>
  /** Stops sending, where this browser sends. */
  readonly stopSending: () => void
}

/** Said where the import was not what was shown any more. */
const elsewhere = 'This import was changed in another window, or by another lead. You see it as it is now: look whether what you chose still stands.'

/** Between two looks at what is under way, in milliseconds. */
const pauses = { first: 300, longest: 2000 }

/** Begins with what the server had, sends the file where it is at hand, and looks again while something is under way. */
export function useImport(project: string, initial: { readonly view: ImportView; readonly layers: LayersPreview | null }): FollowedImport {
  const [view, setView] = useState(initial.view)
  // With what they were read of: a choice that was made elsewhere must not be agreed to unseen.
  const [layers, setLayers] = useState({ of: layersOf(initial.view), preview: initial.layers })
  const [problem, setProblem] = useState<string>()
  const [notice, setNotice] = useState<string>()
  // How many acts have no answer yet.
  const [waiting, setWaiting] = useState(0)
  const busy = waiting > 0
  const [sending, setSending] = useState<{ readonly received: number }>()
  const stop = useRef<AbortController>(undefined)
  /** When what is shown was changed last, also before it is drawn: what came of one's own act is nobody else's. */
  const seen = useRef(initial.view.changedAt)
  const see = useCallback((now: ImportView) => {
    seen.current = now.changedAt
    setView(now)
  }, [])
  const take = useCallback((result: Result<ImportView>) => {
    if (result.ok) see(result.value)
    setProblem(result.ok ? undefined : result.problem.message)
  }, [see])

  const send = useCallback(async (file: File) => {
    if (file.size !== initial.view.size) return setProblem(`This file has another size than “${initial.view.fileName}” had. Choose that one, or cancel this import and begin with this one.`)
    stop.current?.abort()
    const controller = new AbortController()
    stop.current = controller
    setProblem(undefined)
    setSending({ received: 0 })
    const now = await readImport(project, initial.view.id)
    const result = now.ok ? await sendFile(project, now.value, file, { tell: (received) => setSending({ received }), signal: controller.signal }) : now
    if (stop.current !== controller) return undefined
    stop.current = undefined
    setSending(undefined)
    if (!controller.signal.aborted) take(result)
    return undefined
  }, [project, initial.view.id, initial.view.size, initial.view.fileName, take])

  useEffect(() => {
    const file = initial.view.state === 'uploading' ? takeToSend(initial.view.id) : undefined
    // The page is painted first. A file is taken once, so it is sent also where an effect runs twice.
    if (file) setTimeout(() => void send(file))
  }, [initial.view.state, initial.view.id, send])

  const looks = useRef(0)
  const { state } = view
  useEffect(() => {
    if (!isUnderWay(state)) {
      looks.current = 0
      return undefined
    }
    let gone = false
    const timer = setTimeout(() => void readImport(project, view.id).then((result) => gone || take(result)), Math.min(pauses.longest, pauses.first * 1.5 ** looks.current++))
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [project, view, state, take])

  // What was read of layers is another after each look.
  const wanted = layersOf(view)
  useEffect(() => {
    if (!wanted) return undefined
    let gone = false
    const look = async () => {
      const read = await readLayers(project, view.id)
      if (gone) return
      if (read.ok) setLayers({ of: wanted, preview: read.value.preview })
      else setProblem(read.problem.message)
    }
    void look()
    return () => {
      gone = true
    }
  }, [project, view.id, wanted])

  /** Looks whether it is still what is shown: another window, or another lead, may have gone on with it. */
  const { id } = view
  const acts = useRef(0)
  const lookAgain = useCallback(async () => {
    const before = acts.current
    const now = await readImport(project, id)
    // What came of one's own act since is no news.
    if (acts.current !== before || !now.ok || now.value.changedAt === seen.current) return
    see(now.value)
    setNotice(elsewhere)
  }, [project, id, see])

  // Of two choices the later one must arrive later, and its answer too.
  const last = useRef<Promise<unknown>>(undefined)
  const ask = useCallback((act: () => Promise<Result<ImportView>>) => {
    acts.current++
    setWaiting((before) => before + 1)
    setNotice(undefined)
    const answered = Promise.resolve(last.current).then(act)
    last.current = answered.then(take, () => {}).finally(() => setWaiting((before) => before - 1))
    void answered.then((result) => (result.ok ? undefined : lookAgain()))
    return answered
  }, [take, lookAgain])

  useEffect(() => {
    // What is under way is looked at anyway, and what is over stays as it is.
    if (busy || state === 'done' || state === 'cancelled' || state === 'uploading' || isUnderWay(state)) return undefined
    const look = () => void lookAgain()
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [busy, state, lookAgain])
  const stopSending = useCallback(() => stop.current?.abort(), [])
  return { view, layers: layers.of === wanted ? layers.preview : null, sending, problem, notice, busy, ask, send, stopSending }
}

/** Which reading of layers goes with a view; empty where none is shown. */
function layersOf({ what, state, changedAt }: ImportView): string {
  return what === 'layers' && (state === 'waiting' || state === 'done') ? `${state} ${changedAt}` : ''
}
