'use client'
import { TagSign } from '../annotation/TagSign'
import type { TagLook } from '../annotation/tag-look'
import classes from './ReadingDesk.module.css'

interface Props {
  readonly look: TagLook
  readonly onStop: () => void
}

/** Says which tag is kept, for as long as it is, and how that ends. */
export const KeptTag = ({ look, onStop }: Props) => (
  <p className={classes.kept}>
    <TagSign look={look} /> <span>Whatever you drag over is <b>{look.tag.name}</b>.</span> <button type="button" className={classes.seen} aria-keyshortcuts="Escape" onClick={onStop}>Stop</button> <span className={classes.key}>or press <kbd>Esc</kbd></span>
  </p>
)
