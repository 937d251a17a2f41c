import { useMemo } from 'react'
import type { CanonicalText } from '@/core/article/canonical-text'
import { many } from '@/core/counted'
import { countsOf } from './counts'
import classes from './ImportDesk.module.css'

interface Props {
  readonly canonical: CanonicalText
}

/** How much a text has, and how much of it will be dimmed, in one or two sentences. */
export const ImportCounts = ({ canonical }: Props) => {
  const counts = useMemo(() => countsOf(canonical), [canonical])
  return (
    <p className={classes.counts}>
      {many(counts.blocks, 'block')}, {many(counts.words, 'word')}, {many(counts.codePoints, 'character')} (code points).{' '}
      {counts.dimmedBlocks === 0
        ? 'Nothing will be dimmed.'
        : `${many(counts.dimmedBlocks, 'block')} with ${many(counts.dimmedWords, 'word')} will be dimmed and not annotated${
            counts.foldedBlocks > 0 ? `, ${counts.foldedBlocks} of them folded away` : ''
          }.`}
    </p>
  )
}
