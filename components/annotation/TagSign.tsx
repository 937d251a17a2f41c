import type { TagLook } from './tag-look'
import classes from './TagSign.module.css'

interface Props {
  readonly look: TagLook
  /** The element around it has the colours of the tag already. */
  readonly inColour?: boolean
}

/** The letter of a tag over its underline: hue says the group, the pattern and the letter say the tag. */
export const TagSign = ({ look, inColour = false }: Props) => (
  <span className={classes.sign} data-pattern={look.tag.pattern} style={inColour ? undefined : look.style}>{look.tag.shortcut.toUpperCase()}</span>
)
