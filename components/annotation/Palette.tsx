'use client'
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { filterTags } from '@/core/annotation/filter-tags'
import type { Codebook, Tag } from '@/core/codebook/codebook'
import { type KeyMap, defaultKeys } from '@/core/keys/key-map'
import type { AskedBefore } from './ask-before'
import classes from './Palette.module.css'
import { PaletteDefinition, PaletteTag } from './PaletteTag'
import { TagSign } from './TagSign'
import type { TagLooks } from './tag-look'
import { uncover } from './uncover'
import { usePaletteKeys, walkPalette } from './use-palette-keys'

/** Where the palette stands: below a place of the desk, in pixels from its corner; `flip` is the top of that place. */
export interface PalettePlace {
  readonly left: number
  readonly below: number
  readonly flip: number
}

/** A passage that the words can be added to, or taken from. */
export interface Beside {
  readonly name: string
  /** Whether some of the words are in it. */
  readonly overlaps: boolean
}

interface Props {
  readonly codebook: Codebook
  readonly looks: TagLooks
  readonly label: string
  readonly place: PalettePlace
  /** The tag that the passage has already, when it is to be changed. */
  readonly current?: string
  /** Something to be asked first: the words are in a caption, say, or furniture. */
  readonly ask?: AskedBefore | undefined
  /** Takes the focus at once: opened by a press, not by a selection that one may want to go on with. */
  readonly focus?: boolean
  readonly keys?: KeyMap
  /** Letters do not choose tags; the field for typing has the focus instead. */
  readonly lettersOff?: boolean
  /** Keys of tags, the last used first. */
  readonly recent?: readonly string[]
  /** Tags given since the palette opened; without it one tag is chosen and no more. */
  readonly given?: ReadonlySet<string>
  readonly beside?: Beside | null
  /** Whether a tag is kept for the selections that follow; without it none can be. */
  readonly keeps?: boolean | undefined
  readonly onChoose: (tag: Tag, more: boolean, keep?: boolean) => void
  readonly onExtend?: (how: 'add' | 'take') => void
  readonly onClose: () => void
  /** Whether a tag is chosen and the palette only has to go yet. */
  readonly isAnswered?: () => boolean
}

const keysAsTheyCome = defaultKeys('other')
const none: readonly string[] = []
const shownRecent = 5

/**
 * The tags, at the selection. Not modal: the text can be read and the selection extended while it is
 * open. A tag's letter chooses it from wherever the focus is; Tab goes in, arrows walk, Escape closes.
 */
export const Palette = ({
  codebook, looks, label, place, current, ask, focus = false, keys = keysAsTheyCome, lettersOff = false, recent = none, given, beside = null, keeps, onChoose, onExtend, onClose, isAnswered,
}: Props) => {
  const sheet = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState<Tag | undefined>(() => codebook.tags.find((tag) => tag.key === current))
  const [agreed, setAgreed] = useState(false)
  const [several, setSeveral] = useState(false)
  const [keep, setKeep] = useState(keeps ?? false)
  const keepBox = useRef<HTMLInputElement>(null)
  const [sought, setSought] = useState('')
  /** A finger has nothing to point with before it chooses: it asks for the meanings first. */
  const [explains, setExplains] = useState(false)
  const asking = ask && !agreed
  const found = useMemo(() => (sought.trim() === '' ? null : filterTags(codebook, sought, recent)), [codebook, sought, recent])
  const columns = found
    ? [{ key: 'found', name: found.length === 1 ? '1 tag' : `${found.length} tags`, tags: found }]
    : codebook.groups.map(({ key, name }) => ({ key, name, tags: codebook.tags.filter((tag) => tag.group === key) }))
  const last = codebook.tags.find((tag) => tag.key === recent[0])
  const choose = (tag: Tag, more: boolean) => onChoose(tag, given !== undefined && (more || several), ...(keeps === undefined ? [] : [keep]))

  useLayoutEffect(() => {
    const stay = () => stayInView(sheet.current!, place)
    stay()
    window.addEventListener('resize', stay)
    return () => window.removeEventListener('resize', stay)
  }, [place, found?.length])
  useEffect(() => {
    const field = sheet.current?.querySelector<HTMLElement>('input[type="search"]')
    if (lettersOff) field?.focus({ preventScroll: true })
    else if (focus) (sheet.current?.querySelector<HTMLElement>('[aria-current]') ?? sheet.current?.querySelector<HTMLElement>('button:not([tabindex="-1"])'))?.focus({ preventScroll: true })
  }, [focus, lettersOff])

  usePaletteKeys({
    sheet, tags: codebook.tags, keys, letters: !asking && !lettersOff, onChoose: choose, onClose, isAnswered,
    act: asking ? {} : {
      ...(last && { repeat: () => choose(last, false) }),
      ...(keeps !== undefined && { keep: () => {
        setKeep((before) => !before)
        keepBox.current?.focus({ preventScroll: true })
      } }),
      ...(beside && onExtend && { add: () => onExtend('add'), ...(beside.overlaps && { take: () => onExtend('take') }) }),
    },
  })
  /** What Enter would take shows its definition. */
  const seek = (words: string) => {
    setSought(words)
    if (words.trim() !== '') setShown(filterTags(codebook, words, recent)[0])
  }
  const typed = (event: KeyboardEvent) => {
    const first = found?.[0]
    if (event.key !== 'Enter' || !first) return
    event.preventDefault()
    choose(first, event.shiftKey)
    setSought('')
  }

  if (asking)
    return (
      <div ref={sheet} role="dialog" aria-label={label} className={classes.palette}>
        <div className={classes.ask}>
          <p>{ask.question}</p>
          <button type="button" className={classes.agree} onClick={() => setAgreed(true)}>{ask.agree}</button>
          <button type="button" className={classes.agree} onClick={onClose}>{ask.leave}</button>
        </div>
      </div>
    )
  return (
    <div ref={sheet} role="dialog" aria-label={label} className={classes.palette} data-many={given ? '' : undefined} onKeyDown={walkPalette}>
      <div className={classes.top}>
        <input type="search" className={classes.filter} aria-label="Filter the tags" placeholder="Filter the tags" autoComplete="off" value={sought} onChange={(event) => seek(event.currentTarget.value)} onKeyDown={typed} />
        {/* The same tags stand below for everybody; this is the short way for the pointer, and “.” for the keyboard. */}
        {recent.length > 0 && (
          <div aria-hidden="true" className={classes.recent}>
            {recent.slice(0, shownRecent).flatMap((key) => looks.get(key) ?? []).map((look) => (
              <button key={look.tag.key} type="button" tabIndex={-1} className={classes.chip} style={look.style} title={`${look.tag.name}, used before`} onPointerEnter={() => setShown(look.tag)} onClick={(event) => choose(look.tag, event.shiftKey)}>
                <TagSign look={look} />
              </button>
            ))}
          </div>
        )}
        {given && (
          <label className={classes.several}>
            <input type="checkbox" checked={several} onChange={(event) => setSeveral(event.currentTarget.checked)} />
            several
          </label>
        )}
        {keeps !== undefined && (
          <label className={classes.several} title="Whatever you drag over gets the tag at once, until Escape">
            <input ref={keepBox} type="checkbox" checked={keep} onChange={(event) => setKeep(event.currentTarget.checked)} />
            keep
          </label>
        )}
      </div>
      <div className={classes.groups} data-found={found ? '' : undefined}>
        {columns.map(({ key, name, tags }) => (
          <div key={key} role="group" aria-label={name} className={classes.group}>
            <p className={classes.name} aria-hidden="true">{name}</p>
            {tags.map((tag) => (
              <PaletteTag key={tag.key} tag={tag} look={looks.get(tag.key)!} current={tag.key === current} given={given?.has(tag.key)} explained={explains && tag === shown} pointing={!explains} onShow={setShown} onChoose={explains ? setShown : choose} />
            ))}
          </div>
        ))}
      </div>
      <p className={classes.explain}>
        <button type="button" className={classes.agree} aria-pressed={explains} onClick={() => setExplains((before) => !before)}>What do the tags mean?</button>
        {explains && shown && <button type="button" className={classes.agree} onClick={() => choose(shown, false)}>Tag it {shown.name}</button>}
      </p>
      <PaletteDefinition tag={shown} asked={explains} hint={explains ? 'Tap a tag to read what it means; nothing is tagged by that.' : <RestHint />} />
      {beside && onExtend && (
        <div className={classes.beside}>
          <button type="button" className={classes.agree} onClick={() => onExtend('add')}>{`Add to ${beside.name}`}</button>
          {beside.overlaps && <button type="button" className={classes.agree} onClick={() => onExtend('take')}>Take from it</button>}
        </div>
      )}
      {given && given.size > 0 && <p className={classes.done}><button type="button" className={classes.agree} onClick={onClose}>Done</button></p>}
    </div>
  )
}

/** How one chooses, in the words of what one has at hand. */
const RestHint = () => (
  <>
    <span className={classes.byKeys}>Press a tag’s letter, or click it; with Shift, several. Escape closes. Hold Alt while selecting to take parts of words.</span>
    <span className={classes.byTouch}>A tap tags these words; a press beside the palette closes it. For parts of words, tag whole ones, and move their ends by characters on the card.</span>
  </>
)

/** Below the selection where there is room, else above it; never beyond the edges of the window. */
function stayInView(sheet: HTMLElement, place: PalettePlace): void {
  const parent = sheet.parentElement!.getBoundingClientRect()
  if (getComputedStyle(sheet).position === 'fixed') {
    // What a wider window has left.
    sheet.style.removeProperty('top')
    sheet.style.removeProperty('left')
    return uncover(sheet, parent.top + place.below)
  }
  const { offsetWidth: width, offsetHeight: height } = sheet
  const room = window.innerHeight - parent.top - place.below
  const above = place.flip - height - 10
  sheet.style.top = `${room < height + 24 && above + parent.top > 0 ? above : place.below + 10}px`
  // The width of the page: that of the window grows on a tablet as soon as something stands out of it.
  sheet.style.left = `${Math.max(8 - parent.left, Math.min(place.left - width / 2, document.documentElement.clientWidth - parent.left - width - 16))}px`
}
