'use client'
import { type ReactNode, createContext } from 'react'

/** The names that have been given in this article, for every field that takes a name. */
export const EntityNames = createContext<readonly string[]>([])

/** What a field that takes a name puts into its `list`. */
export const entityListId = 'entities-of-the-article'

interface Props {
  /** Of the reader's own layer and answers, never of others’. */
  readonly names: readonly string[]
  readonly children: ReactNode
}

/** Offers the entities of the article to the fields inside. */
export const Entities = ({ names, children }: Props) => (
  <EntityNames value={names}>
    {children}
    <datalist id={entityListId}>{names.map((name) => <option key={name} value={name}>{name}</option>)}</datalist>
  </EntityNames>
)
