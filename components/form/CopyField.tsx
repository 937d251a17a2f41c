'use client'
import { Button, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import classes from './CopyField.module.css'

interface Props {
  /** What is copied, such as “Link”. */
  readonly label: string
  readonly value: string
}

/** A text to be taken along, with a button that copies it. Where the clipboard is out of reach it is selected instead. */
export const CopyField = ({ label, value }: Props) => {
  const field = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState('')

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setSaid('Copied.')
    } catch {
      field.current?.select()
      setSaid('The browser does not let us copy. It is selected: press Ctrl+C.')
    }
  }

  return (
    <div className={classes.copy}>
      <TextInput ref={field} label={label} value={value} readOnly onFocus={(event) => event.currentTarget.select()} className={classes.field} />
      <Button variant="default" onClick={copy}>
        Copy
      </Button>
      <p role="status" className={classes.said}>
        {said}
      </p>
    </div>
  )
}
