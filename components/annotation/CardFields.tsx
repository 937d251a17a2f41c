'use client'
import { useSyncExternalStore } from 'react'
import type { Annotation, AttributeValue } from '@/core/annotation/annotation'
import { missingAttributes } from '@/core/annotation/unfinished'
import { attributesOf } from '@/core/codebook/attributes'
import type { Attribute, Codebook, Tag } from '@/core/codebook/codebook'
import { isFlag } from '@/core/flag/flag'
import { AttributeField } from './AttributeField'
import classes from './AttributeField.module.css'

interface Props {
  readonly codebook: Codebook
  readonly tag: Tag
  readonly annotation: Annotation
  /** Whether the fields that the tag does not require stand open. */
  readonly open: boolean
  readonly onAttribute: (key: string, value: AttributeValue | undefined) => void
}

/** The fields of a passage: what its tag requires, and behind one line what else can be said of it. */
export const CardFields = ({ codebook, tag, annotation, open, onAttribute }: Props) => {
  const missing = new Set(missingAttributes(codebook, annotation).map(({ key }) => key))
  const { asked, more } = fieldsOf(codebook, tag)
  const field = (attribute: Attribute) => (
    <AttributeField
      key={attribute.key} attribute={attribute} value={annotation.attributes[attribute.key]} missing={missing.has(attribute.key)}
      onChange={(value) => onAttribute(attribute.key, value)}
    />
  )
  return (
    <>
      {asked.length > 0 && <div className={classes.fields} data-asked>{asked.map(field)}</div>}
      {more.length > 0 && (
        <details className={classes.more} open={open} onToggle={(event) => setMoreFields(event.currentTarget.open)}>
          <summary>{asked.length > 0 ? 'More fields' : 'Fields'}</summary>
          {open && <div className={classes.fields}>{more.map(field)}</div>}
        </details>
      )}
    </>
  )
}

/** The fields of a tag, the flag apart: those it requires, and the rest, each in the codebook's order; of the rest those that fit two by two first. */
export function fieldsOf(codebook: Codebook, tag: Tag): { readonly asked: readonly Attribute[]; readonly more: readonly Attribute[] } {
  const all = attributesOf(codebook, tag.key).filter((attribute) => !isFlag(attribute))
  const required = (attribute: Attribute) => tag.requires?.includes(attribute.key) ?? false
  const rest = all.filter((attribute) => !required(attribute))
  return { asked: all.filter(required), more: [...rest.filter((one) => !isWide(one)), ...rest.filter(isWide)] }
}

/** Words and chains take the whole width of a card. */
function isWide({ type }: Attribute): boolean {
  return type === 'text' || type === 'list'
}

// Whoever fills the fields of one passage wants them open on the next: one choice for all cards, kept for the visit.
let moreFields = false
const listeners = new Set<() => void>()

function setMoreFields(open: boolean): void {
  if (open === moreFields) return
  moreFields = open
  for (const listener of listeners) listener()
}

/** Whether the further fields of cards stand open. */
export function useMoreFields(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, () => moreFields, () => false)
}
