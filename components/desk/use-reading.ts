'use client'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { Annotation } from '@/core/annotation/annotation'
import { type OwnWork, countWrites } from '@/core/annotation/bring-in'
import { type IntervalIndex, keepIntervalIndex } from '@/core/annotation/interval-index'
import type { Layer } from '@/core/annotation/layer'
import { keepReadingOrder } from '@/core/annotation/reading-order'
import type { Selectable } from '@/core/annotation/snap'
import { keepUnfinished } from '@/core/annotation/unfinished'
import type { AssignmentState } from '@/core/assignment/assignment'
import { attributesOf } from '@/core/codebook/attributes'
import type { Codebook } from '@/core/codebook/codebook'
import { entitiesOf } from '@/core/entity/entities'
import type { Result } from '@/core/result'
import type { Outbox } from '@/core/saving/outbox'
import type { StepStorage } from '@/core/steps/kept-steps'
import { offsetTable } from '@/core/text/offset-table'
import type { Drafts } from '../annotation/drafting'
import { type TagLooks, tagLooks } from '../annotation/tag-look'
import { useDrafts } from '../annotation/use-drafts'
import { type LayerWork, useWorkingLayer } from '../annotation/use-working-layer'
import { useLeaveWarning } from '../form/use-leave-warning'
import { isAskedFor, questionOfField } from '../question/field-of-question'
import { type Questions, type QuestionsGiven, useQuestions } from '../question/use-questions'
import type { ReadableArticle } from '../article/ArticleText'
import { abbreviations } from './abbreviations'
import { lockedBecause } from './locked'
import type { Unfinished } from './SubmitDialog'
import { type Meanwhile, useMeanwhile } from './use-meanwhile'
import { type StepWork, useSteps } from './use-steps'
import { useUnhurried } from './use-unhurried'

/** What somebody reads, and as whom. */
export interface ReadingGiven extends QuestionsGiven {
  readonly article: ReadableArticle & { readonly id: string; readonly title: string | null }
  readonly codebook: Codebook
  /** The reader's own layer, as the server has it. */
  readonly annotations: readonly Annotation[]
  /** The reader's own assignment of this article; null without one. */
  readonly assignment: { readonly id: string; readonly status: AssignmentState; readonly submittedAt?: string | null } | null
  /** Why nothing can be marked, when the page knows better than the assignment does. */
  readonly readOnlyReason?: ReactNode
  /** Where changes go; null when nothing can be changed. Must be the same object for the life of the page. */
  readonly outbox: Outbox | null
  /** Where the steps back are kept from one visit to the next. Must be the same object for the life of the page. */
  readonly stepStorage?: StepStorage
  /** Layers of others that the reader may see. */
  readonly others?: readonly Layer[]
  /** Reads what the server has of the reader's own work by now. Must be the same function for the life of the page. */
  readonly readOwnWork?: () => Promise<Result<OwnWork>>
  /** The layer is handed in, and the browser has forgotten what has to be forgotten: the page may be begun afresh. */
  readonly onSubmitted?: (() => void) | undefined
}

/** One reading at work: the text, the layer that is shown, and what can be done to it. Nothing here knows of the screen. */
export interface Reading {
  readonly article: ReadingGiven['article']
  readonly selectable: Selectable
  readonly codebook: Codebook
  readonly looks: TagLooks
  nameOf(tag: string): string
  /** Why nothing can be marked; undefined where everything can. */
  readonly locked: ReactNode
  /** It was handed in a moment ago, on this page or beside it. */
  readonly justSubmitted: boolean
  /** Whether what is shown can be changed: nothing locks it, and it is not somebody else's. */
  readonly editable: boolean
  /** The reader's own layer. */
  readonly work: LayerWork
  /** Every way to change it, each a step that can be taken back. */
  readonly steps: StepWork
  readonly questions: Questions
  readonly outbox: Outbox | null
  /** Whether something is typed that is not handed over yet. */
  readonly typing: boolean
  /** A field that holds more than can be kept. */
  readonly tooLong: string | undefined
  /** To be told what is typed and not handed over yet. */
  readonly drafts: Drafts
  /** The assignment whose layer is shown; null for one's own. */
  readonly layerShown: string | null
  showLayer(assignment: string | null): void
  /** The passages that are shown, in reading order. */
  readonly shown: readonly Annotation[]
  isShown(id: string): boolean
  readonly index: IntervalIndex
  /** Every name that has been given in the article. */
  readonly entities: readonly string[]
  readonly unfinished: readonly Unfinished[]
  /** What can be brought back, the last made first; without what redoing makes again. */
  readonly deleted: readonly Annotation[]
  /** Takes over what was changed in another tab or on another machine; gives what that was. */
  catchUp(): Promise<Meanwhile>
  /** How many writes what is shown consists of. */
  readonly writes: number
  /** To be told that the layer was handed in a moment ago. */
  onSubmitted(): Promise<void>
}

const nobody: readonly Layer[] = []

/** Opens a reading. `onBroughtIn` is told what another tab or machine has changed, once it is shown. */
export function useReading({ article: given, codebook, annotations, assignment, readOnlyReason, outbox, stepStorage, others = nobody, readOwnWork, onSubmitted, ...answering }: ReadingGiven, onBroughtIn: (found: Meanwhile) => void): Reading {
  // A refreshed page brings the same text as a new object; the text on the screen stays as it is.
  const [article, setArticle] = useState(given)
  if (given.id !== article.id || given.text !== article.text) setArticle(given)
  const selectable: Selectable = useMemo(() => ({ text: article.text, table: offsetTable(article.text), blocks: article.blocks, abbreviations: () => abbreviations.of(article.language) }), [article.text, article.blocks, article.language])
  const looks = useMemo(() => tagLooks(codebook), [codebook])
  const nameOf = useCallback((tag: string) => looks.get(tag)?.tag.name ?? tag, [looks])
  const [submitted, setSubmitted] = useState(false)
  const locked = lockedBecause({ assignment, submitted, readOnlyReason, writable: outbox !== null })
  const work = useWorkingLayer(assignment?.id ?? '', annotations, outbox)
  const { layer } = work
  const questions = useQuestions(codebook, assignment !== null, outbox, answering)
  const steps = useSteps(work, questions.answering, locked ? undefined : stepStorage)
  const { redone } = steps.undoneMakings
  const isGone = (field: string) => {
    const asked = questionOfField(field)
    if (asked !== undefined) return !isAskedFor(questions.asked.find(({ key }) => key === asked), questions.answering?.valueOf(asked) ?? null)
    const [id, , key] = field.split(' ')
    const annotation = work.find(id!)
    return annotation === undefined || annotation.deleted || (key !== undefined && !attributesOf(codebook, annotation.tag).some((one) => one.key === key))
  }
  const { drafts, typing, tooLong: over, now: draftingNow } = useDrafts(steps.writing, isGone)
  const tooLong = locked ? undefined : over
  useLeaveWarning(tooLong === undefined ? undefined : 'What you wrote in a field is too long to be saved.')

  const endReading = async () => {
    setSubmitted(true)
    await steps.forget()
    onSubmitted?.()
  }
  const catchUp = useMeanwhile({ work, questions, outbox, drafting: typing || over !== undefined, draftingNow, readOwnWork: locked ? undefined : readOwnWork, onBroughtIn, onSubmitted: () => void endReading() })

  const [layerShown, showLayer] = useState<string | null>(assignment ? null : (others[0]?.assignmentId ?? null))
  const other = others.find((one) => one.assignmentId === layerShown)
  const [inOrder] = useState(() => keepReadingOrder<Annotation>())
  const shown = useMemo(() => inOrder(other ? other.annotations : [...layer.annotations.values()]), [inOrder, other, layer.annotations])
  const isShown = (id: string) => (other ? other.annotations.some((one) => one.id === id) : layer.annotations.get(id)?.deleted === false)
  const [indexed] = useState(keepIntervalIndex)
  // What names there are matters to fields alone: with many passages it is not counted in the midst of a change.
  const settled = useUnhurried(layer.annotations)
  const lacking = useMemo(() => keepUnfinished(codebook), [codebook])

  return {
    article, selectable, codebook, looks, nameOf, locked, work, steps, questions, drafts, layerShown, showLayer, shown, isShown, justSubmitted: submitted,
    editable: !locked && !other,
    outbox, typing, tooLong, catchUp,
    writes: useMemo(() => countWrites(layer.stored.values(), questions.stored.values()), [layer.stored, questions.stored]),
    index: useMemo(() => indexed(shown), [indexed, shown]),
    entities: useMemo(() => entitiesOf(codebook, settled.values(), questions.names), [codebook, settled, questions.names]),
    unfinished: useMemo(() => lacking(shown).map((one) => ({ ...one, tag: nameOf(one.annotation.tag) })), [lacking, shown, nameOf]),
    deleted: useMemo(() => (locked ? [] : [...layer.annotations.values()].filter((one) => one.deleted && one.extent.length > 0 && !redone.has(one.id)).reverse()), [locked, layer.annotations, redone]),
    onSubmitted: endReading,
  }
}
