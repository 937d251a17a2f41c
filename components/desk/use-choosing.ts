'use client'
import { startTransition, useCallback, useMemo, useRef, useState } from 'react'
import { v7 } from 'uuid'
import { type Annotation, type AnnotationContent, quoteOf } from '@/core/annotation/annotation'
import { addWords, takeWords, withExtent } from '@/core/annotation/extent-edit'
import { type Extent, extentsEqual, normaliseExtent } from '@/core/annotation/fragment'
import type { IntervalIndex } from '@/core/annotation/interval-index'
import { type Origin, byHand } from '@/core/annotation/origin'
import type { Selectable } from '@/core/annotation/snap'
import { missingAttributes } from '@/core/annotation/unfinished'
import { contentOf } from '@/core/annotation/working-layer'
import { fittingAttributes } from '@/core/codebook/attributes'
import type { Codebook, Tag } from '@/core/codebook/codebook'
import { many } from '@/core/counted'
import { inTurn } from '../annotation/once-shown'
import type { PalettePlace } from '../annotation/Palette'
import type { Change } from '../annotation/use-working-layer'
import { useSteady } from '../page/use-steady'

/**
 * What the palette is open for: words that are to be tagged, or a passage whose tag is to be changed. Passages stand here by
 * their id: while the palette is open they may be changed, and undone.
 */
export type Choosing = { readonly place: PalettePlace; readonly focus: boolean } & (
  | {
    /** Each becomes an annotation of its own. */
    readonly words: readonly Extent[]
    /** The passage that was open before: the words can be added to it, or taken from it. */
    readonly beside: string | null
    /** What was searched for, when that is how the words were found. */
    readonly phrase?: string
    /** Where the focus goes back to; else to the text. */
    readonly from?: HTMLElement
    /** What has been tagged since the palette opened: annotations by tag. */
    readonly given: ReadonlyMap<string, readonly string[]>
  }
  | {
    readonly change: string
    /** Where the focus goes back to; else to the card. */
    readonly from?: HTMLElement
  }
)

interface Given {
  readonly article: Selectable
  readonly codebook: Codebook
  /** The key that leads to what a passage lacks, as it is written; none where it is turned off. */
  readonly toMissing?: string | undefined
  /** What stands. */
  readonly annotations: readonly Annotation[]
  /** Of these, to skip what is tagged just so already. */
  readonly index: IntervalIndex
  /** How an annotation is at this moment. */
  readonly find: (id: string) => Annotation | undefined
  readonly change: (id: string, content: AnnotationContent | null, flow?: string) => boolean
  /** Several at once: one step back. */
  readonly changeAll: (changes: readonly Change[]) => boolean
  readonly say: (words: string) => void
  /** The passage that is now the one in hand. */
  readonly onMade: (id: string) => void
}

/** What is chosen in the palette, and what becomes of it. */
export interface ChoosingWork {
  readonly choosing: Choosing | null
  /** Whether that is answered, and only has to go yet: keys are no affair of the palette any more. */
  isAnswered(): boolean
  /** The words that wait for a tag. */
  readonly pending: Extent
  /** Keys of tags, the last used first; none while the palette is closed. */
  readonly recent: readonly string[]
  open(choosing: Choosing): void
  close(): void
  /** `more`: the palette stays, for another tag on the same words; a tag given twice is taken away again. `keep`: the tag is kept, or with false none is. */
  choose(tag: Tag, more: boolean, keep?: boolean): void
  /** The tag that is kept for the selections that follow. */
  readonly kept: Tag | null
  /** Gives words the tag that is kept. */
  tagKept(extent: Extent): void
  stopKeeping(): void
  /** Adds the words to the passage beside, or takes them from it. */
  extend(how: 'add' | 'take'): void
}

const nothing: Extent = []
const none: readonly string[] = []
const gone = 'The passage is not marked any more.'

export function useChoosing({ article, codebook, toMissing, annotations, index, find, change, changeAll, say, onMade }: Given): ChoosingWork {
  const [choosing, setChoosing] = useState<Choosing | null>(null)
  const [kept, setKept] = useState<Tag | null>(null)
  const [used, setUsed] = useState<readonly string[]>([])
  const pending = useMemo(() => (choosing && 'words' in choosing ? normaliseExtent(choosing.words.flat()) : nothing), [choosing])
  // Identities are made in the order of time, so that what was used last is known after a reload too.
  const asked = choosing !== null
  const recent = useMemo(() => (asked ? [...new Set([...used, ...byLastUse(annotations)])] : none), [asked, used, annotations])
  // The end of a selection is told of more than once: what has been given since, and what it stands beside, stays. A
  // selection that grows under the open palette goes on standing beside the same passage.
  const open = useCallback((next: Choosing) => setChoosing((before) => {
    if (!before || !('words' in before) || !('words' in next)) return next
    const same = extentsEqual(normaliseExtent(before.words.flat()), normaliseExtent(next.words.flat()))
    return same ? { ...before, focus: before.focus || next.focus } : { ...next, beside: next.beside ?? before.beside }
  }), [])
  // Words that have been given tags are done with, as after a single one; without any, whoever selected them may go on selecting.
  const close = useSteady(() => {
    if (choosing && 'words' in choosing && givenNow(choosing.given, find).size > 0) leaveSelection()
    setChoosing(null)
  })

  // What was made here may not be among the annotations yet: they are drawn after the paint.
  const lately = useRef<readonly string[]>([])
  const standingOn = (tag: Tag, extent: Extent): string | undefined => {
    const stands = (one: AnnotationContent | null) => one !== null && one.tag === tag.key && extentsEqual(one.extent, extent)
    return [...index.at(extent[0]!.start), ...lately.current].find((id) => stands(contentOf(find(id))))
  }
  const make = (tag: Tag, words: readonly Extent[], phrase?: string) => {
    const origin: Origin = phrase ? { by: 'search', phrase } : byHand
    const fresh = words.filter((extent) => standingOn(tag, extent) === undefined)
    const changes = fresh.map((extent) => ({ id: v7(), content: withExtent({ tag: tag.key, extent, quotes: [], note: '', attributes: {} }, extent, article.table), origin }))
    changeAll(changes)
    lately.current = [...lately.current, ...changes.map(({ id }) => id)]
    return changes
  }
  const told = (tag: Tag, made: readonly { readonly content: AnnotationContent }[], key: string | undefined) => {
    const [first] = made
    if (!first) return `These words are tagged ${tag.name} already.`
    if (made.length > 1) return `Tagged ${tag.name}: ${many(made.length, 'passage')}.`
    return [`Tagged ${tag.name}: ${quoteOf(first.content)}`, needs(codebook, first.content, key)].filter(Boolean).join('. ')
  }

  /** Changes what is to be changed at once, and gives what is then to be drawn. */
  const tagNow = (tag: Tag, more: boolean, keep: boolean | undefined): (() => void) => {
    if (!choosing) return () => {}
    if ('change' in choosing) {
      const content = contentOf(find(choosing.change))
      if (content) change(choosing.change, { ...content, tag: tag.key, attributes: fittingAttributes(codebook, tag.key, content.attributes) })
      return () => {
        setChoosing(null)
        say(content ? [`Changed to ${tag.name}.`, needs(codebook, contentOf(find(choosing.change)), toMissing)].filter(Boolean).join(' ') : gone)
      }
    }
    const given = givenNow(choosing.given, find).get(tag.key)
    if (given && more) {
      changeAll(given.map((id) => ({ id, content: null })))
      return () => {
        setChoosing({ ...choosing, given: new Map([...choosing.given].filter(([key]) => key !== tag.key)) })
        say(`${tag.name} taken away again.`)
      }
    }
    const changes = given ? [] : make(tag, choosing.words, choosing.phrase)
    const made = changes.map(({ id }) => id)
    // Where the words are tagged so already, that passage is the one in hand.
    const first = made[0] ?? (choosing.words[0] && standingOn(tag, choosing.words[0]))
    return () => {
      if (keep !== undefined) setKept(keep ? tag : null)
      if (more) setChoosing({ ...choosing, given: new Map(choosing.given).set(tag.key, made) })
      else {
        setChoosing(null)
        leaveSelection()
        if (first) onMade(first)
      }
      say([told(tag, changes, more ? undefined : toMissing), keep && `${tag.name} is kept: whatever you drag over gets it, until Escape.`].filter(Boolean).join(' '))
    }
  }
  const tagKept = useSteady((extent: Extent) => {
    if (!kept) return
    const changes = make(kept, [extent])
    const inHand = changes[0]?.id ?? standingOn(kept, extent)
    inTurn(() => {
      setChoosing(null)
      leaveSelection()
      if (inHand) onMade(inHand)
      say(told(kept, changes, toMissing))
    })
  })
  const stopKeeping = useSteady(() => {
    setKept(null)
    if (kept) say(`${kept.name} is not kept any more.`)
  })
  const answered = useRef<Choosing>(null)
  const isAnswered = useSteady(() => choosing !== null && answered.current === choosing)
  // The underline is painted in the task of the key; that the palette goes, and all else, is drawn once that is shown. Until it
  // has gone, a second press has nothing left to answer.
  const choose = useSteady((tag: Tag, more: boolean, keep?: boolean) => {
    if (isAnswered()) return
    if (!more) answered.current = choosing
    startTransition(() => {
      const draw = tagNow(tag, more, keep)
      inTurn(() => {
        setUsed((before) => [tag.key, ...before.filter((key) => key !== tag.key)])
        draw()
      })
    })
  })

  const extend = useSteady((how: 'add' | 'take') => {
    if (!choosing || isAnswered() || !('words' in choosing) || !choosing.beside) return
    const { beside, words } = choosing
    const content = contentOf(find(beside))
    if (!content) return say(gone)
    const extent = how === 'add' ? addWords(content.extent, words.flat()) : takeWords(article, content.extent, words.flat())
    if (!extent) return say(how === 'add' ? 'These words are in the passage already.' : 'Nothing would be left of the passage. Delete it instead.')
    const next = withExtent(content, extent, article.table)
    change(beside, next)
    setChoosing(null)
    leaveSelection()
    onMade(beside)
    say(`The passage is now: ${quoteOf(next)}`)
  })

  return { choosing, isAnswered, pending, recent, open, close, choose, kept, tagKept, stopKeeping, extend }
}

function byLastUse(annotations: readonly Annotation[]): readonly string[] {
  const last = new Map<string, string>()
  for (const { id, tag } of annotations) if (id > (last.get(tag) ?? '')) last.set(tag, id)
  return [...last].sort(([, a], [, b]) => (a < b ? 1 : -1)).map(([tag]) => tag)
}

/** The annotations given since the palette opened, by tag, without those that have been undone meanwhile. */
export function givenNow(given: ReadonlyMap<string, readonly string[]>, find: Given['find']): ReadonlyMap<string, readonly string[]> {
  return new Map([...given].map(([tag, ids]) => [tag, ids.filter((id) => contentOf(find(id)))] as const).filter(([, ids]) => ids.length > 0))
}

/** What a passage lacks, and the way there, in a sentence; empty where it lacks nothing. */
function needs(codebook: Codebook, content: AnnotationContent | null, key: string | undefined): string {
  const missing = content ? missingAttributes(codebook, content).map(({ name }) => name.toLowerCase()) : []
  return missing.length === 0 ? '' : `It needs ${missing.join(', ')}${key ? `: ${key} goes there` : ''}.`
}

/** Leaves what is selected at its end; where nothing is, there is nothing to leave. */
function leaveSelection(): void {
  const selection = getSelection()
  if (selection && selection.rangeCount > 0) selection.collapseToEnd()
}
