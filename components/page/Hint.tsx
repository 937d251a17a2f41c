'use client'
import { Popover, PopoverDropdown, PopoverTarget } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './Hint.module.css'

interface Props {
  /** The word to be explained. */
  readonly word: ReactNode
  /** One or two sentences. */
  readonly children: ReactNode
}

/** A word with its explanation, which opens on a press or Enter, and closes with Escape. */
export const Hint = ({ word, children }: Props) => (
  <Popover width={280} position="bottom-start" withRoles trapFocus={false}>
    <PopoverTarget>
      <button type="button" className={classes.word}>{word}</button>
    </PopoverTarget>
    <PopoverDropdown className={classes.explanation}>{children}</PopoverDropdown>
  </Popover>
)
