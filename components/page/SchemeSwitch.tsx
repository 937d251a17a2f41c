'use client'
import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core'
import { useId, useSyncExternalStore } from 'react'
import classes from './SchemeSwitch.module.css'

const schemes: readonly { readonly value: MantineColorScheme; readonly label: string }[] = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'auto', label: 'As system' },
]

const never = () => () => {}

/** Light, dark, or whatever the system says; remembered by this browser. */
export const SchemeSwitch = () => {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const name = useId()
  // The server cannot know what this browser remembers, so the mark comes after the first paint.
  const mounted = useSyncExternalStore(never, () => true, () => false)
  const now = mounted ? colorScheme : 'auto'
  return (
    <fieldset className={classes.schemes}>
      <legend className={classes.legend}>Colour scheme</legend>
      {schemes.map(({ value, label }) => (
        <label key={value} className={classes.scheme}>
          <input type="radio" className={classes.radio} name={name} value={value} checked={value === now} onChange={() => setColorScheme(value)} />
          <span className={classes.word}>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
