import type { ReactNode } from 'react'
import { countryName, languageName } from '@/core/outlet/code-name'
import type { Outlet } from '@/core/outlet/outlet'
import { DataTable, type Column } from '@/components/page/DataTable'
import { EmptyState } from '@/components/page/EmptyState'
import { Link } from '@/components/page/Link'
import { Unknown } from '@/components/page/Unknown'

/** An outlet in the list, with where its card is and how many articles name it. */
export interface OutletRow extends Outlet {
  readonly href: string
  /** Articles of which it is the originator, the publisher or both. */
  readonly articles: number
}

interface Props {
  readonly outlets: readonly OutletRow[]
  /** The one next step where there is none yet: a link or a button that adds one. */
  readonly action?: ReactNode
}

/** The outlets of a project, with what is known of each. */
export const OutletList = ({ outlets, action }: Props) =>
  outlets.length === 0 ? (
    <EmptyState title="The outlets of this project will stand here." action={action}>
      Who wrote and who published an article is what comparison begins with. An article can also be imported first, with its outlet unknown.
    </EmptyState>
  ) : (
    <DataTable caption="Outlets" columns={columns} rows={outlets} rowKey={(outlet) => outlet.id} />
  )

const columns: readonly Column<OutletRow>[] = [
  { key: 'name', head: 'Outlet', names: true, cell: (outlet) => <Link href={outlet.href}>{outlet.name}</Link> },
  { key: 'kind', head: 'Kind', cell: (outlet) => orUnknown(outlet.kind) },
  { key: 'country', head: 'Country', cell: (outlet) => (outlet.country ? countryName(outlet.country) : <Unknown />) },
  { key: 'language', head: 'Language', cell: (outlet) => (outlet.language ? languageName(outlet.language) : <Unknown />) },
  { key: 'state', head: 'Relation to a state', cell: (outlet) => orUnknown(outlet.stateRelation) },
  { key: 'facts', head: 'Facts', numeric: true, cell: (outlet) => outlet.facts.length },
  { key: 'articles', head: 'Articles', numeric: true, cell: (outlet) => outlet.articles },
]

function orUnknown(words: string): ReactNode {
  return words === 'unknown' ? <Unknown /> : words
}
