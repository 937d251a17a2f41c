'use client'
import { IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import classes from './AttributeField.module.css'
import { entityListId } from './Entities'

interface Props {
  readonly label: string
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
  /** The order says nothing: names beside each other, not a chain. */
  readonly plain?: boolean
}

/**
 * Names in an order, such as a chain of sources. Enter or “>” takes what is typed into the
 * list; Backspace in the empty field takes the last one out again.
 */
export const ListField = ({ label, value, onChange, plain = false }: Props) => {
  const [draft, setDraft] = useState('')
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const latest = useRef({ draft, value, onChange })
  useEffect(() => {
    latest.current = { draft, value, onChange }
  })
  const add = (text: string) => {
    const names = namesIn(text)
    if (names.length > 0) onChange([...value, ...names])
    setDraft('')
  }
  // What stands in the field when the card closes or the page goes away belongs to the list.
  useEffect(() => {
    const settle = () => {
      const names = namesIn(latest.current.draft)
      if (names.length > 0) latest.current.onChange([...latest.current.value, ...names])
      latest.current.draft = ''
    }
    window.addEventListener('pagehide', settle)
    return () => {
      window.removeEventListener('pagehide', settle)
      settle()
    }
  }, [])
  const onKey = (event: KeyboardEvent) => {
    if (['Enter', '>', '›'].includes(event.key) && draft.trim()) {
      event.preventDefault()
      add(draft)
    } else if (event.key === 'Backspace' && draft === '' && value.length > 0) onChange(value.slice(0, -1))
  }
  const remove = (index: number) => {
    onChange(value.filter((_, at) => at !== index))
    field.current?.focus()
  }
  return (
    <div className={classes.field} data-wide>
      <label htmlFor={id} className={classes.label}>{label}</label>
      <div className={classes.list} data-plain={plain || undefined}>
        {value.length > 0 && (
          <ol aria-label={label}>
            {value.map((name, index) => (
              // The same name may stand in a chain twice.
              <li key={`${index} ${name}`}>
                <span dir="auto">{name}</span>
                <button type="button" aria-label={`Remove ${name}`} onClick={() => remove(index)}><IconX size={14} stroke={1.6} aria-hidden /></button>
              </li>
            ))}
          </ol>
        )}
        <input
          ref={field} id={id} type="text" className={classes.input} dir="auto" value={draft} list={entityListId} maxLength={500} autoComplete="off"
          placeholder={plain ? 'a name, then Enter' : value.length > 0 ? 'then …' : 'first, then, last'}
          onChange={(event) => setDraft(event.currentTarget.value)} onKeyDown={onKey} onBlur={() => add(draft)}
        />
      </div>
    </div>
  )
}

/** A chain may be typed or pasted in one go. */
function namesIn(text: string): string[] {
  return text.split(/[›>]/).map((part) => part.trim()).filter(Boolean)
}
