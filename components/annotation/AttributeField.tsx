'use client'
import type { AttributeValue } from '@/core/annotation/annotation'
import { wordsOf } from '@/core/codebook/attributes'
import type { Attribute } from '@/core/codebook/codebook'
import classes from './Card.module.css'
import { DraftText } from './DraftText'

interface Props {
  readonly attribute: Attribute
  readonly value: AttributeValue | undefined
  /** `undefined` takes the value away. */
  readonly onChange: (value: AttributeValue | undefined) => void
}

const chain = ' › '

/** One attribute of a passage, asked for as simply as its type allows. */
export const AttributeField = ({ attribute, value, onChange }: Props) => {
  const { name, type } = attribute
  if (type === 'boolean')
    return (
      <label className={classes.tick}>
        <input type="checkbox" checked={value === true} onChange={(event) => onChange(event.currentTarget.checked || undefined)} />
        {name}
      </label>
    )
  if (type === 'choice' || type === 'scale') {
    const options = attribute.options ?? range(attribute.min ?? 1, attribute.max ?? 3)
    return (
      <label className={classes.field}>
        <span className={classes.label}>{name}</span>
        <select
          className={classes.input}
          value={value === undefined ? '' : String(value)}
          onChange={({ currentTarget: { value: chosen } }) => onChange(chosen === '' ? undefined : type === 'scale' ? Number(chosen) : chosen)}
        >
          <option value="">not said</option>
          {options.map((option) => <option key={option} value={option}>{wordsOf(option)}</option>)}
        </select>
      </label>
    )
  }
  return (
    <DraftText
      label={name}
      value={writeValue(value)}
      multiline={type === 'text'}
      maxLength={attribute.maxLength ?? 500}
      placeholder={type === 'list' ? `one${chain}next` : undefined}
      onSettle={(text) => onChange(type === 'list' ? listOf(text) : text.trim() || undefined)}
    />
  )
}

/** A value for reading: “Titorenko › Reuters”, “state official”. */
export function writeValue(value: AttributeValue | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'object' ? value.join(chain) : String(value)
}

function listOf(text: string): readonly string[] | undefined {
  const parts = text.split(/[›>]/).map((part) => part.trim()).filter(Boolean)
  return parts.length > 0 ? parts : undefined
}

function range(min: number, max: number): string[] {
  return Array.from({ length: max - min + 1 }, (_, index) => String(min + index))
}
