import { Button } from '@mantine/core'
import type { NearMention } from '@/core/outlet/near-mentions'
import { counted } from '@/core/counted'
import classes from './MaskPreview.module.css'
import { MaskedWords } from './MaskedWords'

interface Props {
  readonly near: readonly NearMention[]
  /** Something is being saved. */
  readonly busy: boolean
  readonly onMask: (words: string) => void
}

/** Words that may be a name of the outlet in another form: one click masks them. */
export const NearMentions = ({ near, busy, onMask }: Props) => (
  <section aria-labelledby="near">
    <h2 id="near" className={classes.nearHead}>Written much like a masked name, and shown</h2>
    <ul className={classes.near}>
      {near.map(({ words, before, after, count }) => (
        <li key={words}>
          <span className={classes.nearWords} dir="auto"><MaskedWords words={before} /><mark>{words}</mark><MaskedWords words={after} /></span> <span className={classes.nearCount}>{counted(count, 'time')}</span>
          <Button size="compact-sm" variant="default" disabled={busy} aria-label={`Mask “${words}”`} onClick={() => onMask(words)}>Mask</Button>
        </li>
      ))}
    </ul>
  </section>
)
