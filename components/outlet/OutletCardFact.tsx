import { factTiming, timingWords, writeFactDates } from '@/core/outlet/fact-timing'
import type { OutletFact } from '@/core/outlet/outlet'
import type { PartialDate } from '@/core/partial-date'
import { Unknown } from '@/components/page/Unknown'
import classes from './OutletCard.module.css'

interface Props {
  readonly fact: OutletFact
  /** When the article appeared; `null` is unknown. Leave out where there is no article. */
  readonly publishedAt?: PartialDate | null
}

/** One fact with its dates, its source, what the outlet replied, and how it stands to the date of the article. */
export const OutletCardFact = ({ fact, publishedAt }: Props) => {
  const timing = publishedAt === undefined ? undefined : factTiming(fact, publishedAt)
  const words = timing && timingWords[timing]
  return (
    <li className={classes.fact} data-timing={timing}>
      <div className={classes.claim}>
        {words && <p className={classes.timing}>{words}</p>}
        <p>{fact.text}</p>
        <p className={classes.source}>
          {writeFactDates(fact) ?? <Unknown word="date unknown" />} · source: {fact.source}
        </p>
      </div>
      {fact.reply && (
        <div className={classes.reply}>
          <p className={classes.replyHead}>Reply</p>
          <p>{fact.reply}</p>
        </div>
      )}
    </li>
  )
}
