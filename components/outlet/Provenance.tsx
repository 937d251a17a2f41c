import { type PartialDate, writeDate } from '@/core/partial-date'
import { Definition, Definitions } from '@/components/page/Definitions'
import { Unknown } from '@/components/page/Unknown'
import classes from './OutletCard.module.css'

interface Props {
  /** Where the text came from, in the words of who brought it in. */
  readonly provenance: string
  readonly byline: string | null
  readonly publishedAt: PartialDate | null
  /** The address of the page; `null` is unknown. */
  readonly url: string | null
  /** SHA-256 in hexadecimal digits, of the file as it was handed over and of the text as it is shown. */
  readonly rawSha256: string
  readonly textSha256: string
  /** ISO 8601, UTC. */
  readonly importedAt: string
}

/** Where a text came from, and the sums that prove it is still the same. */
export const Provenance = ({ provenance, byline, publishedAt, url, rawSha256, textSha256, importedAt }: Props) => (
  <div className={classes.provenance}>
    {provenance && <p className={classes.story}>{provenance}</p>}
    <Definitions>
      <Definition term="Byline">{byline ?? <Unknown needs="a signed copy" />}</Definition>
      <Definition term="Published">{publishedAt ? writeDate(publishedAt) : <Unknown needs="the page it stood on, or an archived copy" />}</Definition>
      <Definition term="Address">{url ? <Address url={url} /> : <Unknown needs="the outlet’s page of it, or an archived copy" />}</Definition>
      <Definition term="Brought in">{writeDate(importedAt)}</Definition>
      <Definition term="Raw file"><Sum of={rawSha256} /></Definition>
      <Definition term="This text"><Sum of={textSha256} /></Definition>
    </Definitions>
  </div>
)

/** An address is a link only where it leads to the web; anything else is shown as it is written. */
const Address = ({ url }: { readonly url: string }) =>
  /^https?:\/\//i.test(url) ? <a href={url} rel="noopener noreferrer nofollow" target="_blank">{url}</a> : <>{url}</>

const Sum = ({ of }: { readonly of: string }) => <span className={classes.sum} title={of}>SHA-256 <code>{of.slice(0, 12)}…</code></span>
