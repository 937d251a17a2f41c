import type { Codebook, Tag } from '@/core/codebook/codebook'
import classes from './CodebookView.module.css'
import { tagStyle } from './tag-style'

interface Props {
  readonly codebook: Pick<Codebook, 'groups'>
  readonly tag: Tag
  readonly name: 'Example' | 'Near miss'
  readonly passage: NonNullable<Tag['example']>
  /** Underlined as the tag is in an article; a near miss is not, for it does not carry the tag. */
  readonly marked?: boolean
}

/** A passage of an article that carries a tag, or only seems to. */
export const CodebookPassage = ({ codebook, tag, name, passage, marked }: Props) => (
  <figure className={classes.passage}>
    <figcaption className={classes.passageName}>{name}</figcaption>
    <blockquote className={classes.quote} dir="auto" style={tagStyle(codebook, tag)} data-pattern={marked ? tag.pattern : undefined}>
      <span>{passage.quote}</span>
    </blockquote>
    {passage.note && <p className={classes.note}>{passage.note}</p>}
  </figure>
)
