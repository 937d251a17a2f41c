'use client'
import { useId } from 'react'
import classes from './AttributeField.module.css'

interface Props {
  readonly name: string
  readonly steps: readonly number[]
  readonly value: number | undefined
  readonly onChange: (value: number | undefined) => void
  /** How a step is written: “+1”, “3”. */
  readonly write?: (step: number) => string
  /** What stands in the tooltip of “not said”. */
  readonly notSaid?: string
  /** It is asked for, and not there yet. */
  readonly missing?: boolean
  /** The name is on the page already. */
  readonly quiet?: boolean
}

/** A short scale side by side: one press of the mouse, or the arrow keys. */
export const Steps = ({ name, steps, value, onChange, write = String, notSaid = 'not said', missing = false, quiet = false }: Props) => {
  const group = useId()
  return (
    <fieldset className={classes.field} data-missing={missing || undefined} aria-label={quiet ? name : undefined}>
      {!quiet && <legend className={classes.label}>{name}</legend>}
      <div className={classes.steps}>
        <label title={notSaid}>
          <input type="radio" name={group} aria-label="not said" checked={value === undefined} onChange={() => onChange(undefined)} />
          <span aria-hidden>–</span>
        </label>
        {steps.map((step) => (
          <label key={step}>
            <input type="radio" name={group} checked={value === step} onChange={() => onChange(step)} />
            <span>{write(step)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
