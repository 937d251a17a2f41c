'use client'
import type { Annotation, AttributeValue } from '@/core/annotation/annotation'
import { missingAttributes } from '@/core/annotation/unfinished'
import type { Attribute, Codebook, Tag } from '@/core/codebook/codebook'
import { AttributeField } from './AttributeField'
import classes from './AttributeField.module.css'
import { fieldsOf, setMoreFields } from './more-fields'

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
      key={attribute.key} field={`${annotation.id} attribute ${attribute.key}`} attribute={attribute} value={annotation.attributes[attribute.key]} missing={missing.has(attribute.key)}
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
