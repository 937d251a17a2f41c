'use client'
import classes from './HereList.module.css'
import { TagSign } from './TagSign'
import type { TagLook } from './tag-look'

/** A passage at the place in question. */
export interface Here {
  readonly id: string
  readonly look: TagLook
}

interface Props {
  /** The smallest first. */
  readonly here: readonly Here[]
  readonly current: string
  readonly onOpen: (id: string) => void
}

/** All passages at the place that was pressed, to choose from. */
export const HereList = ({ here, current, onOpen }: Props) => (
  <div role="group" aria-label={`${here.length} passages here, the smallest first`} className={classes.here}>
    {here.map(({ id, look }) => (
      <button key={id} type="button" style={look.style} className={classes.one} aria-current={id === current || undefined} onClick={() => onOpen(id)}>
        <TagSign look={look} /> {look.tag.name}
      </button>
    ))}
  </div>
)
