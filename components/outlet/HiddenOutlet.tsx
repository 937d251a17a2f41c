import { type PartialDate, writeDate } from '@/core/partial-date'
import { Unknown } from '@/components/page/Unknown'
import classes from './OutletCard.module.css'

/** What stands over an article whose outlet is hidden from its reader, in place of the outlet. */
export const HiddenOutlet = ({ publishedAt }: { readonly publishedAt: PartialDate | null }) => (
  <div className={classes.head}>
    <p className={classes.line}>
      <strong>Outlet hidden</strong> · {publishedAt ? <time dateTime={publishedAt}>{writeDate(publishedAt)}</time> : <Unknown word="date unknown" />}
    </p>
    <p className={classes.hiddenNote}>Who wrote and published this is masked, here and in the text, until you submit it; then you will see it.</p>
  </div>
)
