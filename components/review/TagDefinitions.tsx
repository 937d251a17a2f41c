import { TagBadge } from '@/components/codebook/TagBadge'
import type { Codebook } from '@/core/codebook/codebook'
import { withTagNames } from '@/core/codebook/tag-names'
import classes from './TagDefinitions.module.css'

interface Props {
  /** Keys of the tags given in the case. */
  readonly tags: readonly string[]
  readonly codebook: Pick<Codebook, 'groups' | 'tags'>
}

/** What the codebook says of the tags in a case, with when they are not to be used. */
export const TagDefinitions = ({ tags, codebook }: Props) => (
  <section aria-label="Definitions" className={classes.definitions}>
    {codebook.tags.filter((tag) => tags.includes(tag.key)).map((tag) => (
      <article key={tag.key} className={classes.tag}>
        <h2 className={classes.name}><TagBadge codebook={codebook} tag={tag} />{tag.name}</h2>
        <p>{withTagNames(tag.definition, codebook.tags)}.</p>
        <p><span className={classes.when}>When</span> {withTagNames(tag.useWhen, codebook.tags)}</p>
        <p><span className={classes.when}>Not when</span> {withTagNames(tag.doNotUseWhen, codebook.tags)}</p>
      </article>
    ))}
  </section>
)
