import { Kbd } from '@mantine/core'
import type { Codebook, Tag } from '@/core/codebook/codebook'
import { withTagNames } from '@/core/codebook/tag-names'
import { CodebookPassage } from './CodebookPassage'
import { CodebookRules } from './CodebookRules'
import classes from './CodebookView.module.css'
import { TagBadge } from './TagBadge'

interface Props {
  readonly codebook: Codebook
  readonly tag: Tag
}

/** One tag in full: definition, when and when not, an example as it looks in an article, a near miss. */
export const CodebookTag = ({ codebook, tag }: Props) => {
  const requires = (tag.requires ?? []).map((key) => codebook.attributes.find((attribute) => attribute.key === key)?.name ?? key)
  return (
    <article id={`tag-${tag.key}`} className={classes.tag} aria-labelledby={`tag-${tag.key}-name`}>
      <header className={classes.tagHead}>
        <TagBadge codebook={codebook} tag={tag} />
        <h3 id={`tag-${tag.key}-name`}>{tag.name}</h3>
        <span className={classes.key}>key <Kbd size="xs">{tag.shortcut.toUpperCase()}</Kbd></span>
      </header>
      <p className={classes.definition}>{withTagNames(asSentence(tag.definition), codebook.tags)}</p>
      <CodebookRules codebook={codebook} tag={tag} />
      {tag.example && <CodebookPassage codebook={codebook} tag={tag} name="Example" passage={tag.example} marked />}
      {tag.nearMiss && <CodebookPassage codebook={codebook} tag={tag} name="Near miss" passage={tag.nearMiss} />}
      {requires.length > 0 && <p className={classes.requires}>Unfinished without: {requires.join(', ').toLowerCase()}.</p>}
    </article>
  )
}

/** Definitions are written as phrases or as sentences; on the page they end. */
function asSentence(words: string): string {
  return /[.!?…]$/u.test(words) ? words : `${words}.`
}
