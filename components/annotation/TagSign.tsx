import type { TagLook } from './tag-look'
import classes from './TagSign.module.css'

/** The letter of a tag over its underline: hue says the group, the pattern and the letter say the tag. */
export const TagSign = ({ look }: { readonly look: TagLook }) => (
  <span className={classes.sign} data-pattern={look.tag.pattern} style={look.style}>
    {look.tag.shortcut.toUpperCase()}
    <span className={classes.line} aria-hidden="true">{'\u00a0'.repeat(8)}</span>
  </span>
)
