import { Progress } from '../page/Progress'
import type { ReleaseProgress } from '@/core/release/release'
import classes from './Release.module.css'

/** How far the making of a release is. */
export const ReleaseMaking = ({ progress: { step, done, of } }: { readonly progress: ReleaseProgress }) => (
  <section className={classes.section} aria-labelledby="making">
    <h2 id="making">It is being made</h2>
    <p aria-live="polite">{step === '' ? 'It waits for its turn.' : `${step} …`}</p>
    {of > 0 && <Progress done={done} total={of} noun="steps" />}
    <p className={classes.soft}>You need not wait: it goes on when this page is closed, and begins again where a server stops.</p>
  </section>
)
