import { countryName, languageName } from '@/core/outlet/code-name'
import type { Outlet } from '@/core/outlet/outlet'
import type { PartialDate } from '@/core/partial-date'
import { Definition, Definitions } from '@/components/page/Definitions'
import { Unknown } from '@/components/page/Unknown'
import classes from './OutletCard.module.css'
import { OutletCardFact } from './OutletCardFact'

interface Props {
  readonly outlet: Outlet
  /** What the outlet is to the article, such as “wrote the text”. */
  readonly part?: string
  /** When the article appeared; `null` is unknown. Leave out where the card stands by itself. */
  readonly publishedAt?: PartialDate | null
}

/** What is known of an outlet: every fact with who says it and since when, never a bare adjective. */
export const OutletCard = ({ outlet, part, publishedAt }: Props) => (
  <div role="group" className={classes.card} aria-label={outlet.name}>
    <p className={classes.name}>
      {outlet.name}
      {part && <span className={classes.part}> · {part}</span>}
    </p>
    <Definitions>
      <Definition term="Kind">{outlet.kind === 'unknown' ? <Unknown needs="the page it stood on" /> : outlet.kind}</Definition>
      <Definition term="Country">{outlet.country ? countryName(outlet.country) : <Unknown needs="the outlet’s imprint" />}</Definition>
      {outlet.language && <Definition term="Language">{languageName(outlet.language)}</Definition>}
      <Definition term="Relation to a state">
        {outlet.stateRelation === 'unknown' ? <Unknown needs="who owns and pays for it" /> : outlet.stateRelation}
      </Definition>
    </Definitions>
    {outlet.facts.length > 0 && (
      <ul className={classes.facts} aria-label={`Facts about ${outlet.name}`}>
        {outlet.facts.map((fact, index) => (
          <OutletCardFact key={index} fact={fact} publishedAt={publishedAt} />
        ))}
      </ul>
    )}
  </div>
)
