/** How much a file will hold, counted now; a file counts again from its own snapshot. */
export interface ExportCounts {
  readonly articles: number
  readonly annotators: number
  readonly submitted: number
  readonly annotations: number
  readonly decisions: number
  /** Passages of the gold: unanimous, or decided. */
  readonly gold: number
}
