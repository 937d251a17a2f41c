import type { ReactNode } from 'react'
import type { Outlet } from '@/core/outlet/outlet'
import { type PartialDate, writeDate } from '@/core/partial-date'
import { Link } from '@/components/page/Link'
import { Unknown } from '@/components/page/Unknown'
import classes from './OutletCard.module.css'
import { OutletCard } from './OutletCard'

interface Props {
  /** Who wrote the words; `null` is unknown. */
  readonly originator: Outlet | null
  /** Who published them; `null` is unknown. */
  readonly publisher: Outlet | null
  readonly publishedAt: PartialDate | null
  /** Stands between the line and what opens beneath it: the title of the article. */
  readonly children?: ReactNode
  /** Opens beside the outlet facts: a `Provenance`. */
  readonly provenance?: ReactNode
  /** Where all of this can be corrected, for those who may. */
  readonly correctHref?: string
}

/**
 * What stands over an article: who wrote it and who published it, and when, in one line; the outlet
 * facts and the provenance open in place beneath, without script.
 */
export const OutletCardLine = ({ originator, publisher, publishedAt, children, provenance, correctHref }: Props) => {
  const same = originator !== null && originator.id === publisher?.id
  return (
    <div className={classes.head}>
      <p className={classes.line}>
        {who(originator, publisher)} · {publishedAt ? <time dateTime={publishedAt}>{writeDate(publishedAt)}</time> : <Unknown word="date unknown" />}
      </p>
      {children}
      <div className={classes.openings}>
        {(originator || publisher) && (
          <details className={classes.opening}>
            <summary className={classes.summary}>outlet facts</summary>
            <div className={classes.sheet}>
              {originator && !same && <OutletCard outlet={originator} part="wrote the text" publishedAt={publishedAt} />}
              {publisher ? <OutletCard outlet={publisher} part={same ? 'wrote and published it' : 'published it'} publishedAt={publishedAt} /> : (
                <p className={classes.nobody}>Publisher: <Unknown needs="the address of the page, or a copy of it" /></p>
              )}
            </div>
          </details>
        )}
        {provenance && (
          <details className={classes.opening}>
            <summary className={classes.summary}>provenance</summary>
            <div className={classes.sheet}>{provenance}</div>
          </details>
        )}
        {correctHref !== undefined && <p className={classes.beside}><Link href={correctHref}>correct what is known</Link></p>}
      </div>
    </div>
  )
}

/** Originator and publisher are two; where they are one, it is named once. */
function who(originator: Outlet | null, publisher: Outlet | null): ReactNode {
  if (originator && originator.id === publisher?.id) return <><strong>{originator.name}</strong>{originator.kind !== 'unknown' && ` · ${originator.kind}`}</>
  if (!originator && !publisher) return <Unknown word="outlet unknown" />
  return (
    <>
      Text by {originator ? <strong>{originator.name}</strong> : <Unknown />}, published by {publisher ? <strong>{publisher.name}</strong> : <Unknown />}
    </>
  )
}
