'use client'
import { IconX } from '@tabler/icons-react'
import { type MouseEvent, type PointerEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { v7 } from 'uuid'
import { type Annotation, quoteOf } from '@/core/annotation/annotation'
import { extentBounds } from '@/core/annotation/fragment'
import { intervalIndex } from '@/core/annotation/interval-index'
import type { Layer } from '@/core/annotation/layer'
import { inReadingOrder } from '@/core/annotation/reading-order'
import { type Selectable, furnitureIn } from '@/core/annotation/snap'
import { missingAttributes } from '@/core/annotation/unfinished'
import { contentOf } from '@/core/annotation/working-layer'
import { fittingAttributes } from '@/core/codebook/attributes'
import type { Codebook, Tag } from '@/core/codebook/codebook'
import { entitiesOf } from '@/core/entity/entities'
import type { AssignmentState } from '@/core/assignment/assignment'
import type { Result } from '@/core/result'
import type { Outbox, OutboxView } from '@/core/saving/outbox'
import { offsetTable } from '@/core/text/offset-table'
import type { CardActions } from '../annotation/Card'
import { Drafting } from '../annotation/DraftText'
import { Entities, EntityNames } from '../annotation/Entities'
import { Gutter } from '../annotation/Gutter'
import { Margin } from '../annotation/Margin'
import { NeedsYou } from '../annotation/NeedsYou'
import { Palette, type PalettePlace } from '../annotation/Palette'
import { RectPaint } from '../annotation/RectPaint'
import { type Place, type Surface, surfaceOf } from '../annotation/surface'
import { tagLooks } from '../annotation/tag-look'
import { useAnchors } from '../annotation/use-anchors'
import { useNear } from '../annotation/use-near'
import { useNarrow } from '../annotation/use-narrow'
import { usePainting } from '../annotation/use-painting'
import { type TextSelection, useTextSelection } from '../annotation/use-text-selection'
import { useWorkingLayer } from '../annotation/use-working-layer'
import { DeletedPassages } from '../history/DeletedPassages'
import { type QuestionsGiven, useQuestions } from '../question/use-questions'
import { ArticleText, type ReadableArticle } from './ArticleText'
import { LayerChoice } from './LayerChoice'
import { Reader } from './Reader'
import classes from './ReadingDesk.module.css'
import { lockedBecause } from './locked'
import { SidePanel } from './SidePanel'
import { StatusBar } from './StatusBar'
import { SubmitDialog } from './SubmitDialog'
import { useDeskKeys } from './use-desk-keys'
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
  readonly readOnlyReason?: string
  /** Where changes go; null when nothing can be changed. Must be the same object for the life of the page. */
  readonly outbox: Outbox | null
  /** Hands the assignment in. Called only when everything is saved. */
  readonly onSubmit?: () => Promise<Result<unknown>>
  /** Layers of others that the reader may see. */
  readonly others?: readonly Layer[]
  /** Where to sign in again. */
  readonly signInHref?: string
}

type Choosing = { readonly place: PalettePlace } & ({ readonly selection: TextSelection } | { readonly change: Annotation })

const nobody: readonly Layer[] = []

/** The reading page: the text, its passages and their cards, the palette, and the state of the work. */
export const ReadingDesk = ({
  article: given, header, sidePanel, codebook, annotations, assignment, readOnlyReason, outbox, onSubmit, others = nobody, signInHref = '/sign-in',
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
  const onText = useCallback((root: HTMLElement) => setSurface(surfaceOf(root, selectable.table)), [selectable])
  const narrow = useNarrow()
  const [active, setActive] = useState<string | null>(null)
  const [here, setHere] = useState<readonly string[]>([])
  const [hovered, setHovered] = useState<readonly string[]>([])
  const [choosing, setChoosing] = useState<Choosing | null>(null)
  const panel = usePanel()
  const [submitting, setSubmitting] = useState(false)
  const [said, setSaid] = useState('')
  const focusNext = useRef<string | null>(null)
  const activeNow = shown.some(({ id }) => id === active) ? active : null

  const tinted = useMemo(() => [...new Set([...hovered.slice(0, 1), ...(activeNow ? [activeNow] : [])])], [hovered, activeNow])
  const pending = choosing && 'selection' in choosing ? choosing.selection.extent : noExtent
  const near = useNear(surface, shown, index, activeNow)
  const anchors = useAnchors(desk, surface, near)
  const painting = usePainting({ surface, looks, annotations: shown, near, tinted, pending })

  const nameOf = (tag: string) => looks.get(tag)?.tag.name ?? tag
  const open = useCallback((id: string | null, at: readonly string[] = []) => {
    setActive(id)
    setHere((before) => (at.length > 0 ? at : id && before.includes(id) ? before : []))
    focusNext.current = id
  }, [])
  useEffect(() => {
    const id = focusNext.current
    focusNext.current = null
    if (id) document.getElementById(`card-${id}`)?.focus({ preventScroll: true })
  }, [activeNow])

  const onSelect = useCallback((selection: TextSelection | null) => {
    if (!editable || !desk || !selection || selection.extent.length === 0) return setChoosing(null)
    setActive(null)
    setChoosing({ selection, place: placeIn(desk, selection.place) })
  }, [editable, desk])
  useTextSelection(surface, selectable, onSelect)

  const closePalette = useCallback(() => {
    if (choosing && 'change' in choosing) document.getElementById(`card-${choosing.change.id}`)?.focus({ preventScroll: true })
    setChoosing(null)
  }, [choosing])
  const choose = useCallback((tag: Tag) => {
    if (!choosing) return
    setChoosing(null)
    if ('change' in choosing) {
      const content = contentOf(choosing.change)
      if (content) change(choosing.change.id, { ...content, tag: tag.key, attributes: fittingAttributes(codebook, tag.key, content.attributes) })
      setSaid(`Changed to ${tag.name}.`)
      document.getElementById(`card-${choosing.change.id}`)?.focus({ preventScroll: true })
      return
    }
    const { extent } = choosing.selection
    const id = v7()
    const quotes = extent.map(({ start, end }) => selectable.table.slice(start, end))
    change(id, { tag: tag.key, extent, quotes, note: '', attributes: {} })
    getSelection()?.collapseToEnd()
    setActive(id)
    setHere([])
    setSaid(`Tagged ${tag.name}: ${quoteOf({ quotes })}`)
  }, [choosing, change, selectable, codebook])

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
        if (annotation && desk) setChoosing({ change: annotation, place: placeIn(desk, from.getBoundingClientRect()) })
      },
      setNote: (id, note) => patch(id, 'note', () => ({ note })),
      setAttribute: (id, key, value) =>
        patch(id, key, ({ attributes: { [key]: _, ...rest } }) => ({ attributes: value === undefined ? rest : { ...rest, [key]: value } })),
      remove: (id) => {
        if (!change(id, null)) return
        setActive(null)
        setSaid('Deleted. Undo brings it back.')
      },
      restore: (id, content) => change(id, content) && setSaid('Restored. Undo takes it back.'),
    }
  }, [open, desk, find, change])

  const takeBack = (edited: ReturnType<typeof steps.undo>, word: string) => {
    if (!edited) return
    const content = contentOf(edited.layer.annotations.get(edited.edit.id))
    setSaid(`${word}: ${content ? `${nameOf(content.tag)}, ${quoteOf(content)}` : 'the passage is not marked any more'}.`)
    setActive(content ? edited.edit.id : null)
  }
  const undo = () => editable && takeBack(steps.undo(), 'Undone')
  const redo = () => editable && takeBack(steps.redo(), 'Redone')

  const goTo = useCallback((id: string) => {
    const annotation = shown.find((one) => one.id === id)
    if (!annotation) return
    open(id)
    if (surface) reveal(surface, annotation)
  }, [shown, surface, open])
  useDeskKeys({
    paletteOpen: choosing !== null,
    undo,
    redo,
    step: (by) => {
      const at = shown.findIndex(({ id }) => id === activeNow)
      const next = shown[at < 0 && by < 0 ? shown.length - 1 : (at + by + shown.length) % shown.length]
      if (next) goTo(next.id)
    },
    togglePanel: () => panel.toggle('codebook'),
    toggleQuestions: () => questions.asked.length > 0 && panel.toggle('questions'),
    close: () => (activeNow ? setActive(null) : panel.open && panel.fold()),
  })

  const onClick = (event: MouseEvent) => {
    if (getSelection()?.isCollapsed === false) return
    const offset = surface?.offsetAt(event.clientX, event.clientY)
    const found = offset === undefined ? [] : index.at(offset)
    if (found.length === 0) return setActive(null)
    const again = activeNow !== null && found.includes(activeNow) && here.join() === found.join()
    open(again ? found[(found.indexOf(activeNow) + 1) % found.length]! : found[0]!, found)
  }
  const frame = useRef(0)
  const onMove = ({ pointerType, buttons, clientX, clientY }: PointerEvent) => {
    if (pointerType === 'touch' || buttons !== 0) return
    cancelAnimationFrame(frame.current)
    frame.current = requestAnimationFrame(() => {
      const offset = surface?.offsetAt(clientX, clientY)
      const found = offset === undefined ? [] : index.at(offset)
      setHovered((before) => (before.join() === found.join() ? before : found))
    })
  }
  const onLeave = () => {
    cancelAnimationFrame(frame.current)
    setHovered([])
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
    setSaid(`Brought back: ${nameOf(annotation.tag)}, ${quoteOf(annotation)}`)
  }
  const furniture = choosing && 'selection' in choosing ? furnitureIn(article.blocks, choosing.selection.extent) : undefined
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
        <article aria-label={article.title ?? 'Article without a known title'} className={classes.text} onClick={onClick} onPointerMove={onMove} onPointerLeave={onLeave}>
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
          <StatusBar
            count={shown.length}
            unfinished={editable ? unfinished.length : 0}
            work={locked ? null : { saving: saving, canUndo: editable && layer.done.length > 0, canRedo: editable && layer.undone.length > 0, undo, redo }}
            panel={sidePanel ? { open: panel.isOpen('codebook'), toggle: () => panel.toggle('codebook') } : null}
            questions={sidePanel && questions.asked.length > 0 ? { open: panel.isOpen('questions'), left: locked ? 0 : questions.left.length, toggle: () => panel.toggle('questions') } : null}
            onSubmit={onSubmit && editable ? () => setSubmitting(true) : null}
          />
        </div>
      </div>
      {painting.by === 'boxes' && desk && surface && <RectPaint desk={desk} surface={surface} passages={painting.passages} looks={looks} tinted={tinted} moved={anchors} />}
      <div className={classes.margin}>
        <Drafting value={setDrafting}><Entities names={entities}>
          <Margin annotations={near} numbers={numbers} looks={looks} codebook={codebook} anchors={anchors} active={activeNow} lit={hovered} here={here} editable={editable} sheet={narrow} actions={actions} />
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
        <Palette
          codebook={codebook}
          looks={looks}
          label={'change' in choosing ? 'Change the tag' : 'Tag the selection'}
          place={choosing.place}
          current={'change' in choosing ? choosing.change.tag : undefined}
          focus={'change' in choosing}
          ask={furniture && 'These words are not part of the article proper, and such words are not annotated by default.'}
          onChoose={choose}
          onClose={closePalette}
        />
      )}
      {submitting && onSubmit && (
        <SubmitDialog
          count={shown.length}
          unfinished={unfinished}
          unanswered={questions.left}
          onQuestion={(key) => {
            setSubmitting(false)
            panel.goToQuestion(key)
          }}
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

const noExtent: Annotation['extent'] = []

/** Where the palette goes, from a place in the viewport. */
function placeIn(desk: HTMLElement, place: Place): PalettePlace {
  const origin = desk.getBoundingClientRect()
  return { left: (place.left + place.right) / 2 - origin.left, below: place.bottom - origin.top, flip: place.top - origin.top }
}

/** Opens the fold a passage is in, and brings its beginning into view if it is out of it. */
function reveal(surface: Surface, annotation: Annotation): void {
  const { start } = extentBounds(annotation.extent)
  const block = surface.blocks.find((one) => one.end > start)
  block?.element.closest('details')?.setAttribute('open', '')
  const line = surface.lineOf(start)
  if (!line || (line.top > 96 && line.bottom < window.innerHeight - 160)) return
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  window.scrollBy({ top: line.top - window.innerHeight / 3, behavior: calm ? 'auto' : 'smooth' })
}
