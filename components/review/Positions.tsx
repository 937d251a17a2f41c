import { TagBadge } from '@/components/codebook/TagBadge'
import { tagStyle } from '@/components/codebook/tag-style'
import type { Codebook } from '@/core/codebook/codebook'
import type { Position } from '@/core/review/case-line'
import classes from './Positions.module.css'

interface Props {
  readonly positions: readonly Position[]
  readonly codebook: Pick<Codebook, 'groups' | 'tags'>
}

/** Who stands where: each annotator with a dot, full and with the letters of their tags, or hollow where they marked nothing. */
export const Positions = ({ positions, codebook }: Props) => (
  <span className={classes.positions}>
    {positions.map(({ annotator, name, tags }) => {
      const known = tags.flatMap((key) => codebook.tags.find((tag) => tag.key === key) ?? [])
      return (
        <span key={annotator} className={classes.position}>
          <span aria-hidden className={classes.seen}>
            {annotator}{name && <span className={classes.name}>{name}</span>}
            <span className={classes.dot} data-marked={tags.length > 0 || undefined} style={known[0] && tagStyle(codebook, known[0])} />
            {known.map((tag) => <TagBadge key={tag.key} codebook={codebook} tag={tag} />)}
          </span>
          <span className={classes.unseen}>{`${annotator}${name ? `, ${name}` : ''}: ${tags.length > 0 ? nameTags(tags, codebook) : 'nothing'}. `}</span>
        </span>
      )
    })}
  </span>
)

function nameTags(keys: readonly string[], codebook: Pick<Codebook, 'tags'>): string {
  return keys.map((key) => codebook.tags.find((tag) => tag.key === key)?.name ?? key).join(', ')
}
