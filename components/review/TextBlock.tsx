import type { ComponentPropsWithRef } from 'react'
import classes from './TextBlock.module.css'

type Props = ComponentPropsWithRef<'p'> & {
  /** The words of the block, to look at: they are drawn by the children. */
  readonly words: string
}

/**
 * A block of an article, or part of one. White space is kept as it is where there is more than one
 * space at a place; else a space at the end of a line hangs, and no underline runs on under it.
 */
export const TextBlock = ({ words, className, ...rest }: Props) => (
  <p dir="auto" className={[classes.block, className].filter(Boolean).join(' ')} data-spaced={/\s\s|\t/u.test(words) || undefined} {...rest} />
)
