import { readingMinutes } from '@/core/article/reading-time'
import { many } from '@/core/counted'
import { Moment } from '@/components/page/Moment'
import { Unknown } from '@/components/page/Unknown'
import type { WorkRow } from './MyWork'

/** What is known of an article in the queue, in one line: outlet, length, how much is marked, when it was submitted. */
export const MyWorkFacts = ({ row }: { readonly row: WorkRow }) => (
  <>
    {row.pass === 2 && <>second pass · </>}
    {row.outletHidden ? <>outlet hidden · </> : row.outlet !== undefined && <>{row.outlet ?? <Unknown word="outlet unknown" />} · </>}
    {readingMinutes(row.words)} min
    {row.state !== 'assigned' && <> · {many(row.passages, 'passage')}</>}
    {row.state === 'submitted' && row.submittedAt && <> · submitted <Moment at={row.submittedAt} /></>}
  </>
)
