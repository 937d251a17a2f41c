import type { Codebook, Tag } from '@/core/codebook/codebook'
import classes from './TagBadge.module.css'
import { tagStyle } from './tag-style'

interface Props {
  readonly codebook: Pick<Codebook, 'groups'>
  readonly tag: Pick<Tag, 'group' | 'pattern' | 'shortcut' | 'name'>
  /** Reads the tag's name out. Leave out where the name stands beside the badge. */
  readonly labelled?: boolean
}

/** The letter of a tag over a sample of its underline: hue says the group, letter and pattern the tag. */
export const TagBadge = ({ codebook, tag, labelled }: Props) => (
  <span
    className={classes.badge}
    data-pattern={tag.pattern}
    style={tagStyle(codebook, tag)}
    role={labelled ? 'img' : undefined}
    aria-label={labelled ? tag.name : undefined}
    aria-hidden={labelled ? undefined : true}
    title={labelled ? tag.name : undefined}
  >
    {tag.shortcut.toUpperCase()}
  </span>
)
