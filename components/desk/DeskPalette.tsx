'use client'
import type { Annotation } from '@/core/annotation/annotation'
import { type Extent, extentsOverlap } from '@/core/annotation/fragment'
import { unusualBlocksIn } from '@/core/annotation/snap'
import type { Block } from '@/core/article/block'
import type { Codebook, Tag } from '@/core/codebook/codebook'
import { askBefore } from '../annotation/ask-before'
import { Palette } from '../annotation/Palette'
import type { TagLooks } from '../annotation/tag-look'
import { type Choosing, givenNow } from './use-choosing'
import type { Keys } from './use-keys'

interface Props {
  readonly codebook: Codebook
  readonly looks: TagLooks
  readonly keys: Keys
  readonly choosing: Choosing
  /** How an annotation is at this moment. */
  readonly find: (id: string) => Annotation | undefined
  /** The words that wait for a tag. */
  readonly pending: Extent
  readonly recent: readonly string[]
  /** Which of all passages one is, from 1. */
  readonly numberOf: (id: string) => number
  readonly blocks: readonly Block[]
  /** A tag is kept for the selections that follow. */
  readonly keeps: boolean
  readonly onChoose: (tag: Tag, more: boolean, keep?: boolean) => void
  readonly onExtend: (how: 'add' | 'take') => void
  readonly onClose: () => void
  /** Whether a tag is chosen and the palette only has to go yet. */
  readonly isAnswered: () => boolean
  /** The focus was in the palette, and has nowhere to go back to but the text. */
  readonly onLeft: () => void
}

/** The palette for what is being chosen on the reading desk. It gives the focus back to where it came from. */
export const DeskPalette = ({ codebook, looks, keys, choosing, find, pending, recent, numberOf, blocks, keeps, onChoose, onExtend, onClose, isAnswered, onLeft }: Props) => {
  const words = 'words' in choosing ? choosing : undefined
  const besideNow = words?.beside ? find(words.beside) : undefined
  const beside = besideNow?.deleted ? undefined : besideNow
  const unusual = words ? unusualBlocksIn(blocks, pending) : []
  const leave = () => {
    if (choosing.from?.isConnected) choosing.from.focus({ preventScroll: true })
    else if ('change' in choosing) document.getElementById(`card-${choosing.change}`)?.focus({ preventScroll: true })
    else if (document.activeElement?.closest('[role="dialog"]')) onLeft()
  }
  return (
    <Palette
      codebook={codebook}
      looks={looks}
      label={words ? 'Tag the selection' : 'Change the tag'}
      place={choosing.place}
      current={'change' in choosing ? find(choosing.change)?.tag : undefined}
      focus={choosing.focus}
      keys={keys.map}
      lettersOff={keys.choice.lettersOff}
      recent={recent}
      given={words && new Set(givenNow(words.given, find).keys())}
      beside={beside ? { name: `passage ${numberOf(beside.id)}, ${looks.get(beside.tag)?.tag.name ?? beside.tag}`, overlaps: extentsOverlap(beside.extent, pending) } : null}
      ask={unusual.length > 0 ? askBefore(unusual.map(({ kind }) => kind), words?.words.length) : undefined}
      keeps={words && !words.phrase ? keeps : undefined}
      isAnswered={isAnswered}
      onChoose={(tag, more, keep) => {
        if (!more) leave()
        onChoose(tag, more, keep)
      }}
      onExtend={(how) => {
        leave()
        onExtend(how)
      }}
      onClose={() => {
        leave()
        onClose()
      }}
    />
  )
}
