'use client'
import { type AttributeValue, longestAttribute } from '@/core/annotation/annotation'
import { wordsOf } from '@/core/codebook/attributes'
import type { Attribute } from '@/core/codebook/codebook'
import { excess, pointsIn } from '@/core/text/excess'
import classes from './AttributeField.module.css'
import { DraftText } from './DraftText'
import { entityListId } from './Entities'
import { ListField } from './ListField'
import { Steps } from './Steps'
import { writeValue } from './write-value'

interface Props {
  readonly attribute: Attribute
  /** What the field is called on its page. */
  readonly field?: string
  readonly value: AttributeValue | undefined
  /** The tag asks for it, and it is not there yet. */
  readonly missing?: boolean
  /** `undefined` takes the value away. */
  readonly onChange: (value: AttributeValue | undefined) => void
}

/** Steps of a scale that still fit side by side. */
const mostSteps = 7

/** One attribute of a passage, asked for as simply as its type allows. */
export const AttributeField = ({ attribute, field, value, missing = false, onChange }: Props) => {
  const { name, type } = attribute
  switch (type) {
    case 'boolean':
      return (
        <label className={classes.tick} data-missing={missing || undefined}>
          <input type="checkbox" checked={value === true} onChange={(event) => onChange(event.currentTarget.checked || undefined)} />
          {name}
        </label>
      )
    case 'scale': {
      const steps = range(attribute.min ?? 1, attribute.max ?? 3)
      if (steps.length <= mostSteps) {
        const notSaid = attribute.default === undefined ? undefined : `not said; the codebook’s usual is ${attribute.default}`
        return <Steps name={name} steps={steps} notSaid={notSaid} value={typeof value === 'number' ? value : undefined} missing={missing} onChange={onChange} />
      }
      return <Select attribute={attribute} options={steps.map(String)} value={value} missing={missing} onChange={(chosen) => onChange(chosen === undefined ? undefined : Number(chosen))} />
    }
    case 'choice':
      return <Select attribute={attribute} options={attribute.options ?? []} value={value} missing={missing} onChange={onChange} />
    case 'list':
      return <ListField field={field} label={name} value={typeof value === 'object' ? value : []} missing={missing} onChange={(names) => onChange(names.length > 0 ? names : undefined)} />
    case 'entity':
    case 'text':
      return (
        <div className={classes.text} data-wide={type === 'text' || undefined} data-missing={missing || undefined} title={attribute.help}>
          <DraftText
            field={field} label={name} value={writeValue(value)} multiline={type === 'text'} excess={(text) => excess(pointsIn(text), attribute.maxLength ?? 500) ?? excess(text.length, longestAttribute)}
            list={type === 'entity' ? entityListId : undefined} required={missing} onSettle={(text) => onChange(text.trim() || undefined)}
          />
        </div>
      )
  }
}

interface SelectProps {
  readonly attribute: Attribute
  readonly options: readonly string[]
  readonly value: AttributeValue | undefined
  readonly missing: boolean
  readonly onChange: (value: string | undefined) => void
}

const Select = ({ attribute, options, value, missing, onChange }: SelectProps) => (
  <label className={classes.field} data-missing={missing || undefined}>
    <span className={classes.label}>{attribute.name}</span>
    <select className={classes.input} data-empty={value === undefined || undefined} value={value === undefined ? '' : String(value)} aria-required={missing || undefined} onChange={(event) => onChange(event.currentTarget.value || undefined)}>
      <option value="">not said</option>
      {options.map((option) => <option key={option} value={option}>{wordsOf(option)}</option>)}
    </select>
  </label>
)

function range(min: number, max: number): number[] {
  return Array.from({ length: max - min + 1 }, (_, index) => min + index)
}
