/** One label that an annotator gave to an item. An annotator may have given several to one item, or the same one twice. */
export interface Vote {
  readonly item: string
  readonly annotator: string
  readonly label: string
}

/** Votes as columns of numbers. Items and annotators are in the order of their names, so that the order in which votes come in does not matter. */
export interface Votes {
  readonly items: readonly string[]
  readonly annotators: readonly string[]
  readonly labels: readonly string[]
  /** One entry for each vote, sorted by item, annotator and label. */
  readonly itemOf: Int32Array
  readonly annotatorOf: Int32Array
  readonly labelOf: Int32Array
}

/**
 * Votes as columns, or why they cannot be used: there are none, or a label is not among those declared.
 *
 * @param labels all labels that could be given, also those that nobody gave.
 */
export function votesOf(votes: readonly Vote[], labels: readonly string[]): Votes | string {
  if (votes.length === 0) return 'Nobody labelled anything.'
  const items = [...new Set(votes.map(({ item }) => item))].sort()
  const annotators = [...new Set(votes.map(({ annotator }) => annotator))].sort()
  const [itemNumbers, annotatorNumbers, labelNumbers] = [items, annotators, labels].map((names) => new Map(names.map((name, index) => [name, index])))
  const stranger = votes.find(({ label }) => !labelNumbers!.has(label))
  if (stranger !== undefined) return `The label ${stranger.label} is not among the declared labels.`
  const rows = votes
    .map(({ item, annotator, label }) => [itemNumbers!.get(item)!, annotatorNumbers!.get(annotator)!, labelNumbers!.get(label)!] as const)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
  return {
    items, annotators, labels,
    itemOf: Int32Array.from(rows, ([item]) => item), annotatorOf: Int32Array.from(rows, ([, annotator]) => annotator), labelOf: Int32Array.from(rows, ([, , label]) => label),
  }
}

/** How often each label was given to each item, item by item: `counts[item · labels + label]`. */
export function voteCounts({ items, labels, itemOf, labelOf }: Votes): Float64Array {
  const counts = new Float64Array(items.length * labels.length)
  for (let vote = 0; vote < itemOf.length; vote++) counts[itemOf[vote]! * labels.length + labelOf[vote]!]!++
  return counts
}
