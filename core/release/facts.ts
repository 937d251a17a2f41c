/** A name and how many. */
export interface Tally {
  readonly name: string
  readonly count: number
}

/** How many layers were brought in, in which format. */
export interface ImportedTally {
  readonly format: string
  readonly layers: number
}

/** A figure of agreement as a datasheet has it. */
export interface AgreementFact {
  /** As the page of agreement calls it. */
  readonly name: string
  /** The exact name of the variant. */
  readonly exact: string
  readonly figure: string
  readonly interval: string
  readonly articles: number
  readonly annotators: string
}

/** What the project knows of itself at the moment of a release: what a datasheet is filled in from. */
export interface ReleaseFacts {
  readonly project: { readonly name: string; readonly slug: string }
  readonly articles: number
  readonly stories: number
  readonly codePoints: number
  /** Submitted layers of first passes, and of second ones. */
  readonly layers: number
  readonly secondPasses: number
  /** Those of them that were made elsewhere and brought in. Releases made before it was counted do not have it. */
  readonly imported?: readonly ImportedTally[]
  readonly annotations: number
  readonly decisions: number
  /** How many articles have 0, 1, 2 … submitted layers. */
  readonly layersPerArticle: readonly Tally[]
  /** A number from five on; below, only that. See `aggregated`. */
  readonly annotators: string
  /** Predictions of models, which are no annotators. */
  readonly machineLayers: number
  readonly tags: readonly Tally[]
  readonly outlets: readonly Tally[]
  /** Articles of which nobody knows who published them. */
  readonly outletUnknown: number
  /** “not recorded” is one of the names. */
  readonly languages: readonly Tally[]
  /** As far as they are known: a year, a month or a day. */
  readonly published: { readonly first: string | null; readonly last: string | null; readonly unknown: number }
  /** The days, ISO 8601, between which layers made here were submitted. */
  readonly submitted: { readonly first: string | null; readonly last: string | null }
  readonly provenance: { readonly withAddress: number; readonly withNote: number; readonly unknown: number }
  /** Articles whose canonical text another article has too, in how many groups. */
  readonly sameText: { readonly articles: number; readonly groups: number }
  /** Articles whose text is nearly another's, those of the same text among them, in how many groups. Undefined in releases made before it was counted. */
  readonly nearText?: { readonly articles: number; readonly groups: number }
  readonly codebooks: readonly { readonly name: string; readonly version: number; readonly tags: number }[]
  /** Readings with the outlet hidden and shown are those made here. */
  readonly settings: { readonly peersVisible: string; readonly decideOwnCases: boolean; readonly outletHidden: number; readonly outletShown: number }
  readonly agreement: readonly AgreementFact[]
  /** Why there are no figures, as a sentence; null where there are some. */
  readonly agreementBecause: string | null
}

/** Below this a number of people could tell who they are. */
export const fewestPeople = 5

/** A number of people in an aggregate of at least five. */
export function aggregated(people: number): string {
  return people === 0 ? 'none' : people < fewestPeople ? 'fewer than five' : String(people)
}
