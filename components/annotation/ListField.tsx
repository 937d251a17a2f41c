'use client'
import { IconX } from '@tabler/icons-react'
import { type KeyboardEvent, use, useCallback, useEffect, useId, useRef, useState } from 'react'
import { excess } from '@/core/text/excess'
import { TooLong } from '../form/TooLong'
import classes from './AttributeField.module.css'
import { rest } from './DraftText'
import { Drafting } from './drafting'
import { entityListId } from './Entities'

interface Props {
  readonly label: string
  /** What the field is called on its page for as long as that is open: by this, what is too long is found again. */
  readonly field?: string | undefined
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
  /** It is asked for, and not there yet. */
  readonly missing?: boolean
  /** The order says nothing: names beside each other, not a chain. */
  readonly plain?: boolean
  /** Whether the names of the article are offered. */
  readonly offers?: boolean
}

/**
 * Names in an order, such as a chain of sources. Enter or “>” takes what is typed into the
 * list; Backspace in the empty field takes the last one out again. Once the typing rests, what stands in the field is kept
 * as the end of the list, and goes on standing in the field until it is left.
 *
 * A comma does not part names, since it may stand in one (“Reuters, London”): taken apart, nobody could say any more what was
 * typed. What has commas is kept as one name, and one press takes it apart. A name that is too long to be kept stays in the field.
 */
export const ListField = ({ label, field: given, value, onChange, missing = false, plain = false, offers = true }: Props) => {
  const drafts = use(Drafting)
  const id = useId()
  const called = given ?? id
  const [draft, setDraft] = useState(() => drafts.leftIn(called) ?? '')
  /** The names in the field, where the list has them already: its last ones. They stand in the field as long as it is typed in. */
  const [kept, setKept] = useState<readonly string[]>(none)
  const field = useRef<HTMLInputElement>(null)
  const tail = endsWith(value, kept) ? kept : none
  const before = value.slice(0, value.length - tail.length)
  /** A name with commas that was taken into the list last. */
  const [whole, setWhole] = useState('')
  const over = excessIn(draft)
  const parts = partsOf(draft) ?? (before.includes(whole) ? partsOf(whole) : undefined)
  const latest = useRef({ draft, before, kept, tail, onChange })
  /** What this field said last, so that it knows a list that was changed elsewhere. */
  const said = useRef('')
  useEffect(() => {
    latest.current = { draft, before, kept, tail, onChange }
  })
  const settle = useCallback(() => {
    const now = latest.current
    if (excessIn(now.draft)) return drafts.tell(called, true, now.draft)
    const names = namesIn(now.draft)
    if (!same(names, now.tail)) {
      const next = [...now.before, ...names]
      said.current = JSON.stringify(next)
      now.tail = names
      setKept(names)
      now.onChange(next)
    }
    drafts.tell(called, false)
  }, [drafts, called])
  /** What stands in the field is said. */
  const finish = () => {
    settle()
    if (over) return
    if (draft.trim()) setWhole(namesIn(draft).at(-1) ?? '')
    setDraft('')
    setKept(none)
  }
  useEffect(() => {
    const waiting = !same(namesIn(draft), latest.current.tail)
    const tooLong = excessIn(draft) !== undefined
    drafts.tell(called, waiting, tooLong ? draft : undefined)
    if (!waiting || tooLong) return
    const timer = setTimeout(settle, rest)
    return () => clearTimeout(timer)
  }, [draft, settle, drafts, called])
  // The list grows above the field: on a low sheet the field, and what is offered under it, would go out of sight.
  useEffect(() => {
    if (before.length > 0 && document.activeElement === field.current) field.current?.parentElement?.scrollIntoView({ block: 'nearest' })
  }, [before.length])
  const list = JSON.stringify(value)
  useEffect(() => {
    // Undone, or changed in another place: what was kept of the field is not said again.
    const now = latest.current
    if (list === said.current || now.kept.length === 0 || now.tail.length > 0 || excessIn(now.draft)) return
    setDraft('')
    setKept(none)
  }, [list])
  // What stands in the field when the card closes or the page goes away belongs to the list.
  useEffect(() => {
    window.addEventListener('pagehide', settle)
    return () => {
      window.removeEventListener('pagehide', settle)
      settle()
    }
  }, [settle])
  const onKey = (event: KeyboardEvent) => {
    if (['Enter', '>', '›'].includes(event.key) && draft.trim()) {
      event.preventDefault()
      finish()
    } else if (event.key === 'Backspace' && draft === '' && value.length > 0) {
      setKept(none)
      onChange(before.slice(0, -1))
    }
  }
  const remove = (index: number) => {
    onChange([...before.filter((_, at) => at !== index), ...tail])
    field.current?.focus()
  }
  const takeApart = (names: readonly string[]) => {
    const at = before.lastIndexOf(whole)
    onChange(partsOf(draft) ? [...before, ...names] : [...before.slice(0, at), ...names, ...before.slice(at + 1), ...tail])
    setDraft('')
    setKept(none)
    setWhole('')
    field.current?.focus()
  }
  return (
    <div className={classes.field} data-wide data-missing={missing || undefined}>
      <label htmlFor={id} className={classes.label}>{label}</label>
      <div className={classes.list} data-plain={plain || undefined}>
        {before.length > 0 && (
          <ol aria-label={label}>
            {before.map((name, index) => (
              // The same name may stand in a chain twice.
              <li key={`${index} ${name}`}>
                <span dir="auto">{name}</span>
                <button type="button" aria-label={`Remove ${name}`} onClick={() => remove(index)}><IconX size={14} stroke={1.6} aria-hidden /></button>
              </li>
            ))}
          </ol>
        )}
        <input
          ref={field} id={id} type="text" className={classes.input} dir="auto" value={draft} list={offers ? entityListId : undefined} autoComplete="off" aria-required={missing || undefined} aria-invalid={over ? true : undefined} aria-describedby={over && `${id}-over`}
          placeholder={plain ? 'a name, then Enter' : before.length > 0 ? 'who had it next, then Enter' : 'who said it first, then Enter'}
          onChange={(event) => setDraft(event.currentTarget.value)} onKeyDown={onKey} onBlur={finish}
        />
        {over && <p id={`${id}-over`} className={classes.over}><TooLong excess={over} /></p>}
        {parts && !parts.some(excessIn) && (
          // The focus stays in the field while the button is pressed: left, the field would hand over what stands in it, and the button move away.
          <button type="button" className={classes.apart} onMouseDown={(event) => event.preventDefault()} onClick={() => takeApart(parts)}>
            Take apart: <span dir="auto">{parts.join(plain ? ' · ' : ' › ')}</span>
          </button>
        )}
      </div>
    </div>
  )
}

/** What is kept of a name, in UTF-16. */
const most = 500

/** How much too long the longest of the names in a text is. */
function excessIn(text: string): string | undefined {
  return excess(Math.max(0, ...namesIn(text).map(({ length }) => length)), most)
}

/** A chain may be typed or pasted in one go. */
function namesIn(text: string): string[] {
  return text.split(/[›>]/).map((part) => part.trim()).filter(Boolean)
}

/** The names in a text with commas, of whatever script; undefined for fewer than two. */
function partsOf(text: string): string[] | undefined {
  const parts = text.split(/[›>,;،؛、，；]/).map((part) => part.trim()).filter(Boolean)
  return parts.length > namesIn(text).length ? parts : undefined
}

const none: readonly string[] = []

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index])
}

function endsWith(list: readonly string[], names: readonly string[]): boolean {
  return same(list.slice(Math.max(0, list.length - names.length)), names)
}
