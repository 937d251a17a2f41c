'use client'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Annotation, quoteOf } from '@/core/annotation/annotation'
import type { Extent } from '@/core/annotation/fragment'
import { enteredAndLeft } from '@/core/annotation/entered-and-left'
import { intervalIndex } from '@/core/annotation/interval-index'
import type { Layer } from '@/core/annotation/layer'
import { inReadingOrder } from '@/core/annotation/reading-order'
import type { Selectable } from '@/core/annotation/snap'
import { missingAttributes } from '@/core/annotation/unfinished'
import { contentOf } from '@/core/annotation/working-layer'
import type { Codebook } from '@/core/codebook/codebook'
import { entitiesOf } from '@/core/entity/entities'
import type { AssignmentState } from '@/core/assignment/assignment'
import { sayMasked } from '@/core/outlet/mask'
import type { Result } from '@/core/result'
import type { Outbox, OutboxView } from '@/core/saving/outbox'
import { offsetTable } from '@/core/text/offset-table'
import type { CardActions } from '../annotation/Card'
import { Drafting } from '../annotation/DraftText'
import { Caret } from '../annotation/Caret'
import { ExtentHandles } from '../annotation/ExtentHandles'
import { Entities, EntityNames } from '../annotation/Entities'
import { Gutter } from '../annotation/Gutter'
import { Margin } from '../annotation/Margin'
import { NeedsYou } from '../annotation/NeedsYou'
import type { PalettePlace } from '../annotation/Palette'
import { reveal } from '../annotation/reveal'
import { RectPaint } from '../annotation/RectPaint'
import { type Place, type Surface, surfaceOf } from '../annotation/surface'
import { tagLooks } from '../annotation/tag-look'
import { useAnchors } from '../annotation/use-anchors'
import { useNear } from '../annotation/use-near'
import { useNarrow } from '../annotation/use-narrow'
import { usePainting } from '../annotation/use-painting'
import { type TextSelection, readSelection, useTextSelection } from '../annotation/use-text-selection'
import { useWorkingLayer } from '../annotation/use-working-layer'
import { DeletedPassages } from '../history/DeletedPassages'
import { type QuestionsGiven, useQuestions } from '../question/use-questions'
import { ArticleText, type ReadableArticle } from './ArticleText'
import { DeskPalette } from './DeskPalette'
import { FindPanel, findFieldId } from './FindPanel'
import { KeysDialog } from './KeysDialog'
import { LayerChoice } from './LayerChoice'
import { Reader } from './Reader'
import classes from './ReadingDesk.module.css'
import { lockedBecause } from './locked'
import { SidePanel } from './SidePanel'
import { StatusBar } from './StatusBar'
import { SubmitDialog } from './SubmitDialog'
import type { Takeover } from './takeover'
import { useChoosing } from './use-choosing'
import { useDeskKeys } from './use-desk-keys'
import { useExtents } from './use-extents'
import { useHeardLine } from './use-heard-line'
import { type KeyStore, useKeys } from './use-keys'
import { usePointing } from './use-pointing'
import { useReadingCaret } from './use-reading-caret'
import { useWalking } from './use-walking'
import { usePanel } from './use-panel'

export interface ReadingDeskProps extends QuestionsGiven {
  readonly article: ReadableArticle & { readonly id: string; readonly title: string | null }
  /** Outlet card and provenance, above the text. */
  readonly header: ReactNode
  /** Codebook and questions, beside the text; folds away. */
  readonly sidePanel?: ReactNode
  readonly codebook: Codebook
  /** The reader's own layer, as the server has it. */
  readonly annotations: readonly Annotation[]
  /** The reader's own assignment of this article; null without one. */
  readonly assignment: { readonly id: string; readonly status: AssignmentState; readonly submittedAt?: string | null } | null
  /** Why nothing can be marked, when the page knows better than the assignment does. */
  readonly readOnlyReason?: ReactNode
  /** Where changes go; null when nothing can be changed. Must be the same object for the life of the page. */
  readonly outbox: Outbox | null
  /** The outlet is hidden from the reader until the assignment is handed in. */
  readonly reveals?: boolean
  /** Hands the assignment in. Called only when everything is saved. */
  readonly onSubmit?: () => Promise<Result<unknown>>
  /** Layers of others that the reader may see. */
  readonly others?: readonly Layer[]
  /** Where to sign in again. */
  readonly signInHref?: string
  /** Where the reader's own keys are kept. Must be the same object for the life of the page. */
  readonly keyStore?: KeyStore
}

const nobody: readonly Layer[] = []

/** The reading page: the text, its passages and their cards, the palette, and the state of the work. */
export const ReadingDesk = ({
  article: given, header, sidePanel, codebook, annotations, assignment, readOnlyReason, outbox, reveals = false, onSubmit, others = nobody, signInHref = '/sign-in', keyStore,
  ...answering
}: ReadingDeskProps) => {
  // A refreshed page brings the same text as a new object; the text on the screen stays as it is.
  const [article, setArticle] = useState(given)
  if (given.id !== article.id || given.text !== article.text) setArticle(given)
  const selectable: Selectable = useMemo(() => ({ text: article.text, table: offsetTable(article.text), blocks: article.blocks }), [article.text, article.blocks])
  const looks = useMemo(() => tagLooks(codebook), [codebook])
  const [submitted, setSubmitted] = useState(false)
  const locked = lockedBecause({ assignment, submitted, readOnlyReason, writable: outbox !== null })
  const { layer, saving: outboxView, find, change, resolve, retry, ...steps } = useWorkingLayer(assignment?.id ?? '', annotations, outbox)
  const [drafting, setDrafting] = useState(false)
  const questions = useQuestions(codebook, assignment !== null, answering)
  const saved = questions.savedWith(outboxView)
  const saving: OutboxView = drafting && saved.state.kind === 'saved' ? { ...saved, state: { kind: 'saving', waiting: 1 } } : saved

  const [layerShown, setLayerShown] = useState<string | null>(assignment ? null : (others[0]?.assignmentId ?? null))
  const other = others.find((layer) => layer.assignmentId === layerShown)
  const editable = !locked && !other
  const shown = useMemo(() => inReadingOrder(other ? other.annotations : [...layer.annotations.values()]), [other, layer.annotations])
  const index = useMemo(() => intervalIndex(shown), [shown])
  const numbers = useMemo(() => new Map(shown.map(({ id }, at) => [id, at + 1])), [shown])

  const entities = useMemo(() => entitiesOf(codebook, layer.annotations.values(), questions.names), [codebook, layer.annotations, questions.names])

  const [desk, setDesk] = useState<HTMLDivElement | null>(null)
  const [surface, setSurface] = useState<Surface | null>(null)
  const [mark, setMark] = useState<Takeover['mark'] | null>(null)
  const onText = useCallback((root: HTMLElement, marker?: Takeover['mark']) => {
    setSurface(surfaceOf(root, selectable.table))
    setMark(() => marker ?? null)
  }, [selectable])
  const onMarked = useCallback(() => {
    const now = surface && surfaceOf(surface.root, selectable.table)
    setSurface(now)
    return now
  }, [surface, selectable])
  const narrow = useNarrow()
  const [active, setActive] = useState<string | null>(null)
  const [here, setHere] = useState<readonly string[]>([])
  const panel = usePanel()
  const [submitting, setSubmitting] = useState(false)
  const [said, setSaid] = useState('')
  const focusNext = useRef<string | null>(null)
  const [asked, setAsked] = useState(0)
  const keys = useKeys(keyStore)
  const [keysOpen, setKeysOpen] = useState(false)
  const [finding, setFinding] = useState(false)
  const [searched, setSearched] = useState<Extent>([])
  const host = useRef<HTMLElement>(null)
  const activeNow = shown.some(({ id }) => id === active) ? active : null

  const onMade = useCallback((id: string) => {
    setActive(id)
    setHere([])
  }, [])
  const { choosing, pending, recent, found, open: openPalette, close, choose, extend } = useChoosing({ article: selectable, codebook, annotations: shown, change, say: setSaid, onMade })
  const open = useCallback((id: string | null, at: readonly string[] = []) => {
    setActive(id)
    setHere((before) => (at.length > 0 ? at : id && before.includes(id) ? before : []))
    focusNext.current = id
    setAsked((before) => before + 1)
  }, [])
  const { hovered, setHovered, props: pointing } = usePointing({ surface, index, active: activeNow, here, open })

  const { pulled, pull, moveEnd, takeFragment } = useExtents({ surface, article: selectable, find, change, say: setSaid })
  const tinted = useMemo(() => [...new Set([...hovered.slice(0, 1), ...(activeNow ? [activeNow] : [])])], [hovered, activeNow])
  const near = useNear(surface, shown, index, activeNow)
  const anchors = useAnchors(desk, surface, near)
  const painting = usePainting({ surface, looks, annotations: shown, near, tinted, pending: pulled?.extent ?? (pending.length > 0 ? pending : searched) })

  const nameOf = useCallback((tag: string) => looks.get(tag)?.tag.name ?? tag, [looks])
  useEffect(() => {
    const id = focusNext.current
    focusNext.current = null
    if (id) document.getElementById(`card-${id}`)?.focus({ preventScroll: true })
  }, [activeNow, asked])

  const openFor = useCallback((selection: TextSelection, focus: boolean) => {
    if (!desk) return
    const beside = (activeNow && find(activeNow)) || null
    setActive(null)
    openPalette({ words: [selection.extent], beside, given: noTags, focus, place: placeIn(desk, selection.place) })
  }, [desk, activeNow, find, openPalette])
  const onSelect = useCallback((selection: TextSelection | null) => {
    if (!editable || !selection || selection.extent.length === 0) return close()
    openFor(selection, false)
  }, [editable, openFor, close])
  useTextSelection(surface, selectable, onSelect)

  const caret = useReadingCaret({
    host, surface, article: selectable, keys: keys.map, say: setSaid,
    between: (before, now) => enteredAndLeft(index, before, now, (id) => nameOf(find(id)?.tag ?? '')),
    onEnter: (at, selected) => {
      const passages = index.at(at)
      if (!selected && passages.length > 0) return open(passages[0]!, passages)
      if (!editable || !surface || (!selected && !caret.takeWord(at))) return
      const selection = readSelection(surface, selectable, false)
      if (selection && selection.extent.length > 0) openFor(selection, true)
    },
  })

  useHeardLine({ surface, mark, at: caret.at, annotations: near, nameOf, onMarked })

  const actions = useMemo((): CardActions => {
    const patch = (id: string, flow: string, next: (annotation: Annotation) => Partial<Annotation>) => {
      const annotation = find(id)
      const content = contentOf(annotation)
      if (annotation && content) change(id, { ...content, ...next(annotation) }, flow)
    }
    return {
      open,
      hover: (id) => setHovered(id ? [id] : []),
      changeTag: (id, from) => {
        const annotation = find(id)
        if (annotation && desk) openPalette({ change: annotation, focus: true, place: placeIn(desk, from.getBoundingClientRect()) })
      },
      setNote: (id, note) => patch(id, 'note', () => ({ note })),
      setAttribute: (id, key, value) =>
        patch(id, key, ({ attributes: { [key]: _, ...rest } }) => ({ attributes: value === undefined ? rest : { ...rest, [key]: value } })),
      moveEnd,
      takeFragment,
      remove: (id) => {
        if (!change(id, null)) return
        setActive(null)
        setSaid('Deleted. Undo brings it back.')
      },
      restore: (id, content) => change(id, content) && setSaid('Restored. Undo takes it back.'),
    }
  }, [open, desk, find, change, openPalette, setHovered, moveEnd, takeFragment])

  const takeBack = (edited: ReturnType<typeof steps.undo>, word: string) => {
    if (!edited) return
    const content = contentOf(edited.layer.annotations.get(edited.edit.id))
    setSaid(`${word}: ${content ? `${nameOf(content.tag)}, ${sayMasked(quoteOf(content))}` : 'the passage is not marked any more'}.`)
    setActive(content ? edited.edit.id : null)
  }
  const undo = () => editable && takeBack(steps.undo(), 'Undone')
  const redo = () => editable && takeBack(steps.redo(), 'Redone')

  const inHand = editable && activeNow ? shown.find(({ id }) => id === activeNow) : undefined
  const { goTo, act } = useWalking({ surface, index, shown, active: activeNow, here, inHand, caret, nameOf, open, onPassage: setActive, say: setSaid })
  useDeskKeys({
    paletteOpen: choosing !== null,
    map: keys.map,
    undo,
    redo,
    act: {
      ...act,
      codebook: () => panel.toggle('codebook'),
      questions: () => questions.asked.length > 0 && panel.toggle('questions'),
      find: () => {
        setFinding(true)
        document.getElementById(findFieldId)?.focus()
      },
      help: () => setKeysOpen(true),
    },
    close: () => {
      if (caret.at !== null && getSelection()?.isCollapsed === false) getSelection()?.collapseToEnd()
      else if (activeNow) setActive(null)
      else if (panel.open) panel.fold()
    },
  })

  const stopFinding = () => {
    setFinding(false)
    host.current?.focus({ preventScroll: true })
  }
  const unfinished = useMemo(
    () => shown.map((annotation) => ({ annotation, tag: looks.get(annotation.tag)?.tag.name ?? annotation.tag, missing: missingAttributes(codebook, annotation) })).filter(({ missing }) => missing.length > 0),
    [shown, looks, codebook],
  )
  const deleted = useMemo(() => (locked ? [] : [...layer.annotations.values()].filter((one) => one.deleted && one.extent.length > 0).reverse()), [locked, layer.annotations])
  const bringBack = (id: string) => {
    const annotation = find(id)
    if (!annotation || !change(id, contentOf({ ...annotation, deleted: false }))) return
    setLayerShown(null)
    setActive(id)
    setSaid(`Brought back: ${nameOf(annotation.tag)}, ${sayMasked(quoteOf(annotation))}`)
  }
  const text = useMemo(() => <ArticleText article={article} />, [article])

  return (
    <div ref={setDesk} className={classes.desk} data-panel={sidePanel ? (panel.open ? 'open' : 'closed') : undefined}>
      <div className={classes.column}>
        <div className={classes.head}>
          {header}
          {locked && <p className={classes.locked}>{locked}</p>}
          {others.length > 0 && <LayerChoice own={assignment !== null} others={others} shown={layerShown} onShow={setLayerShown} />}
          {painting.old && <p className={classes.locked}>This browser is older than the way passages are drawn here. They are drawn more simply; everything else works.</p>}
        </div>
        <article ref={host} aria-label={article.title ? sayMasked(article.title) : 'Article without a known title'} className={classes.text} data-caret-shown={caret.at !== null || undefined} {...pointing} {...caret.props}>
          {!article.blocks.some((block) => block.kind === 'title') && <h1 className={classes.untitled}><em>Title unknown</em></h1>}
          <Reader article={article} onText={onText}>{text}</Reader>
        </article>
        <Gutter annotations={near} numbers={numbers} looks={looks} anchors={anchors} fit={narrow ? 1 : 3} active={activeNow} onHover={actions.hover} onOpen={open} />
        <div className={classes.foot} data-print="no">
          <NeedsYou
            state={saving.state} looks={looks} signInHref={signInHref} onResolve={resolve} answer={questions.troubled} onAnswer={panel.goToQuestion}
            onRetry={() => {
              retry()
              questions.retry()
            }}
          />
          {finding && (
            <FindPanel
              article={selectable} annotations={shown} looks={looks} editable={editable} onFound={setSearched}
              onGo={(fragment) => surface && reveal(surface, { extent: [fragment] })}
              onTag={(words, phrase, from) => desk && openPalette({ words, phrase, from, beside: null, given: noTags, focus: true, place: placeIn(desk, from.getBoundingClientRect()) })}
              onClose={stopFinding}
            />
          )}
          <StatusBar
            count={shown.length}
            unfinished={editable ? unfinished.length : 0}
            work={locked ? null : { saving: saving, canUndo: editable && layer.done.length > 0, canRedo: editable && layer.undone.length > 0, undo, redo }}
            panel={sidePanel ? { open: panel.isOpen('codebook'), toggle: () => panel.toggle('codebook') } : null}
            questions={sidePanel && questions.asked.length > 0 ? { open: panel.isOpen('questions'), left: locked ? 0 : questions.left.length, toggle: () => panel.toggle('questions') } : null}
            onFind={() => setFinding(true)}
            onKeys={() => setKeysOpen(true)}
            onSubmit={onSubmit && editable ? () => setSubmitting(true) : null}
          />
        </div>
      </div>
      {painting.by === 'boxes' && desk && surface && <RectPaint desk={desk} surface={surface} passages={painting.passages} looks={looks} tinted={tinted} moved={anchors} />}
      {caret.at !== null && desk && surface && <Caret desk={desk} surface={surface} at={caret.at} moved={anchors} />}
      {inHand && desk && surface && !choosing && <ExtentHandles desk={desk} surface={surface} annotation={inHand} look={looks.get(inHand.tag)!} moved={anchors} onPull={(end, to, snap, done) => pull(inHand.id, end, to, snap, done)} />}
      <div className={classes.margin}>
        <Drafting value={setDrafting}><Entities names={entities}>
          <Margin annotations={near} numbers={numbers} looks={looks} codebook={codebook} anchors={anchors} active={activeNow} lit={hovered} here={here} editable={editable} found={found} sheet={narrow} actions={actions} />
        </Entities></Drafting>
      </div>
      {sidePanel && (
        <section aria-label="Codebook and questions" className={classes.side}>
          <button type="button" className={classes.fold} aria-label="Fold away" title="Fold away" onClick={panel.fold}><IconX size={18} stroke={1.6} aria-hidden /></button>
          <EntityNames value={entities}><Drafting value={setDrafting}>
            <SidePanel
              tab={panel.tab} onTab={panel.show}
              tabs={[
                { key: 'codebook', name: 'Codebook', content: sidePanel },
                ...(questions.asked.length > 0 ? [{ key: 'questions' as const, name: 'Questions', count: locked ? 0 : questions.left.length, content: questions.panel(Boolean(locked)) }] : []),
                ...(deleted.length > 0 ? [{ key: 'deleted' as const, name: 'Deleted', count: deleted.length, content: <DeletedPassages annotations={deleted} looks={looks} onBringBack={bringBack} /> }] : []),
              ]}
            />
          </Drafting></EntityNames>
        </section>
      )}
      {choosing && (
        <DeskPalette
          codebook={codebook} looks={looks} keys={keys} choosing={choosing} pending={pending} recent={recent} numbers={numbers} blocks={article.blocks}
          onChoose={choose} onExtend={extend} onClose={close} onLeft={() => host.current?.focus({ preventScroll: true })}
        />
      )}
      {keysOpen && <KeysDialog keys={keys} onClose={() => setKeysOpen(false)} />}
      {submitting && onSubmit && (
        <SubmitDialog
          count={shown.length}
          unfinished={unfinished}
          unanswered={questions.left}
          onQuestion={(key) => {
            setSubmitting(false)
            panel.goToQuestion(key)
          }}
          reveals={reveals}
          saved={saving.state}
          onSubmit={async () => {
            const result = await onSubmit()
            if (result.ok) setSubmitted(true)
            return result
          }}
          onGo={(id) => {
            setSubmitting(false)
            goTo(id)
            requestAnimationFrame(() => document.getElementById(`card-${id}`)?.parentElement?.querySelector<HTMLElement>('[data-missing] :is(input, textarea)')?.focus({ preventScroll: true }))
          }}
          onClose={() => setSubmitting(false)}
        />
      )}
      <p aria-live="polite" className={classes.said}>{said}</p>
    </div>
  )
}

const noTags: ReadonlyMap<string, readonly string[]> = new Map()

/** Where the palette goes, from a place in the viewport. */
function placeIn(desk: HTMLElement, place: Place): PalettePlace {
  const origin = desk.getBoundingClientRect()
  return { left: (place.left + place.right) / 2 - origin.left, below: place.bottom - origin.top, flip: place.top - origin.top }
}
