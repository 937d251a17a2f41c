'use client'
import type { ReactNode } from 'react'
import type { Tag } from '@/core/codebook/codebook'
import classes from './Palette.module.css'
import { TagSign } from './TagSign'
import type { TagLook } from './tag-look'

interface Props {
  readonly tag: Tag
  readonly look: TagLook
  /** The passage has it already, and it is to be changed. */
  readonly current: boolean
  /** Given to the words since the palette opened; undefined where one tag only is chosen. */
  readonly given: boolean | undefined
  /** Its meaning has been asked for by a tap. */
  readonly explained: boolean
  /** Pointing at it shows its meaning. Not where a tap does: the tags may move under the finger. */
  readonly pointing: boolean
  readonly onShow: (tag: Tag) => void
  readonly onChoose: (tag: Tag, more: boolean) => void
}

/** One tag of the palette. With Shift the palette stays for another. */
export const PaletteTag = ({ tag, look, current, given, explained, pointing, onShow, onChoose }: Props) => (
  <button
    type="button"
    data-tag={tag.key}
    className={classes.tag}
    style={look.style}
    aria-keyshortcuts={tag.shortcut}
    aria-current={current || undefined}
    aria-pressed={given || undefined}
    data-explained={explained || undefined}
    onFocus={() => onShow(tag)}
    onPointerEnter={pointing ? () => onShow(tag) : undefined}
    onClick={(event) => onChoose(tag, event.shiftKey)}
  >
    <TagSign look={look} /> <span>{tag.name}</span>
  </button>
)

/** What the tag means, and what it is easily taken for: at hand without leaving the passage. */
export const PaletteDefinition = ({ tag, hint, asked }: { readonly tag: Tag | undefined; readonly hint: ReactNode; readonly asked: boolean }) => (
  <div className={classes.definition} data-empty={!tag || undefined} data-asked={asked || undefined}>
    {tag ? <p><b>{tag.name}.</b> {tag.definition}</p> : <p>{hint}</p>}
    {tag?.nearMiss && <p>Near miss: <q dir="auto">{tag.nearMiss.quote}</q>{tag.nearMiss.note && ` ${tag.nearMiss.note}`}</p>}
  </div>
)
