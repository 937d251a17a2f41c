import type { Codebook } from '@/core/codebook/codebook'
import type { FoundGroup } from '@/core/codebook/find-tags'
import classes from './CodebookView.module.css'
import { TagBadge } from './TagBadge'

interface Props {
  readonly codebook: Codebook
  readonly found: readonly FoundGroup[]
}

/** The tags by group, each with its letter and pattern, leading to its place on the page. */
export const CodebookContents = ({ codebook, found }: Props) => (
  <nav aria-label="Tags" className={classes.contents}>
    {found.map(({ group, tags }) => (
      <div key={group.key}>
        <p className={classes.contentsGroup}>{group.name}</p>
        <ul className={classes.contentsTags}>
          {tags.map((tag) => (
            <li key={tag.key}>
              <a href={`#tag-${tag.key}`} className={classes.contentsTag}>
                <TagBadge codebook={codebook} tag={tag} /> {tag.name}
              </a>
            </li>
          ))}
        </ul>
      </div>
    ))}
  </nav>
)
