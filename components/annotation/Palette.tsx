'use client'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Codebook, Tag } from '@/core/codebook/codebook'
import classes from './Palette.module.css'
import { TagSign } from './TagSign'
import type { TagLooks } from './tag-look'
import { uncover } from './uncover'
import { isTyping } from './use-text-selection'

/** Where the palette stands: below a place of the desk, in pixels from its corner; `flip` is the top of that place. */
export interface PalettePlace {
  readonly left: number
  readonly below: number
  readonly flip: number
}

interface Props {
  readonly codebook: Codebook
  readonly looks: TagLooks
  readonly label: string
  readonly place: PalettePlace
  /** The tag that the passage has already, when it is to be changed. */
  readonly current?: string
  /** Something to be asked first: the words are furniture. */
  readonly ask?: string | undefined
  /** Takes the focus at once: opened by a press, not by a selection that one may want to go on with. */
  readonly focus?: boolean
  readonly onChoose: (tag: Tag) => void
  readonly onClose: () => void
}

/**
 * The tags, at the selection. Not modal: the text can be read and the selection extended while it is
 * open. A tag's letter chooses it from wherever the focus is; Tab goes in, arrows walk, Escape closes.
 */
export const Palette = ({ codebook, looks, label, place, current, ask, focus = false, onChoose, onClose }: Props) => {
  const sheet = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState<Tag | undefined>(() => codebook.tags.find((tag) => tag.key === current))
  const [agreed, setAgreed] = useState(false)
  /** A finger has nothing to point with before it chooses: it asks for the meanings first. */
  const [explains, setExplains] = useState(false)
  const asking = ask !== undefined && !agreed
  const groups = codebook.groups.map((group) => ({ group, tags: codebook.tags.filter((tag) => tag.group === group.key) }))

  useLayoutEffect(() => stayInView(sheet.current!, place), [place])
  useEffect(() => {
    if (focus) (sheet.current?.querySelector<HTMLElement>('[aria-current]') ?? sheet.current?.querySelector('button'))?.focus({ preventScroll: true })
  }, [focus])

  useEffect(() => {
    const pressed = (event: globalThis.KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target) || event.ctrlKey || event.metaKey) return
      if (event.key === 'Escape') {
        event.preventDefault()
        return onClose()
      }
      const inside = sheet.current!.contains(document.activeElement)
      if (event.key === 'Tab' && !event.shiftKey && !inside) {
        event.preventDefault()
        return sheet.current!.querySelector<HTMLElement>('button')?.focus({ preventScroll: true })
      }
      const tag = !event.altKey && !asking && codebook.tags.find((one) => one.shortcut === event.key.toLowerCase())
      if (!tag) return
      event.preventDefault()
      onChoose(tag)
    }
    const pointed = (event: PointerEvent) => {
      if (event.target instanceof Node && !sheet.current!.contains(event.target)) onClose()
    }
    document.addEventListener('keydown', pressed)
    document.addEventListener('pointerdown', pointed)
    return () => {
      document.removeEventListener('keydown', pressed)
      document.removeEventListener('pointerdown', pointed)
    }
  }, [codebook, asking, onChoose, onClose])

  return (
    <div ref={sheet} role="dialog" aria-label={label} className={classes.palette} onKeyDown={walk}>
      {asking ? (
        <div className={classes.ask}>
          <p>{ask}</p>
          <button type="button" className={classes.agree} onClick={() => setAgreed(true)}>Tag it all the same</button>
          <button type="button" className={classes.agree} onClick={onClose}>Leave it</button>
        </div>
      ) : (
        <>
          <div className={classes.groups}>
            {groups.map(({ group, tags }) => (
              <div key={group.key} role="group" aria-label={group.name} className={classes.group}>
                <p className={classes.name} aria-hidden="true">{group.name}</p>
                {tags.map((tag) => (
                  <button
                    key={tag.key}
                    type="button"
                    data-tag={tag.key}
                    className={classes.tag}
                    style={looks.get(tag.key)?.style}
                    aria-keyshortcuts={tag.shortcut}
                    aria-current={tag.key === current || undefined}
                    data-explained={(explains && tag === shown) || undefined}
                    onFocus={() => setShown(tag)}
                    onPointerEnter={() => setShown(tag)}
                    onClick={() => (explains ? setShown(tag) : onChoose(tag))}
                  >
                    <TagSign look={looks.get(tag.key)!} /> <span>{tag.name}</span>
                  </button>
                ))}
              </div>
            ))}
          </div>
          <p className={classes.explain}>
            <button type="button" className={classes.agree} aria-pressed={explains} onClick={() => setExplains((before) => !before)}>What do the tags mean?</button>
            {explains && shown && <button type="button" className={classes.agree} onClick={() => onChoose(shown)}>Tag it {shown.name}</button>}
          </p>
          <p className={classes.definition} data-empty={!shown || undefined} data-asked={explains || undefined}>
            {shown ? <><b>{shown.name}.</b> {shown.definition}</> : explains ? <>Tap a tag to read what it means; nothing is tagged by that.</> : <>Press a tag’s letter, or click it. Escape closes. Hold Alt while selecting to take parts of words.</>}
          </p>
        </>
      )}
    </div>
  )
}

/** Below the selection where there is room, else above it; never beyond the edges of the window. */
function stayInView(sheet: HTMLElement, place: PalettePlace): void {
  const parent = sheet.parentElement!.getBoundingClientRect()
  if (getComputedStyle(sheet).position === 'fixed') return uncover(sheet, parent.top + place.below)
  const { offsetWidth: width, offsetHeight: height } = sheet
  const room = window.innerHeight - parent.top - place.below
  const above = place.flip - height - 10
  sheet.style.top = `${room < height + 24 && above + parent.top > 0 ? above : place.below + 10}px`
  sheet.style.left = `${Math.max(8 - parent.left, Math.min(place.left - width / 2, window.innerWidth - parent.left - width - 16))}px`
}

/** Arrow keys within the palette: up and down a group, left and right between groups. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const columns = [...event.currentTarget.querySelectorAll('[role="group"]')].map((group) => [...group.querySelectorAll('button')])
  const column = columns.findIndex((buttons) => buttons.some((button) => button === document.activeElement))
  if (column < 0) return
  const row = columns[column]!.indexOf(document.activeElement as HTMLButtonElement)
  const [across, down] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0]
  if (!across && !down) return
  event.preventDefault()
  const target = columns[(column + across! + columns.length) % columns.length]!
  const next = across ? target[Math.min(row, target.length - 1)] : target[(row + down! + target.length) % target.length]
  next?.focus({ preventScroll: true })
}
