import type { Votes } from './votes'
import { voteCounts } from './votes'

/** What a model believes of the items: `probabilities[item · labels + label]`, summing up to 1 for each item. */
export interface Posterior {
  readonly votes: Votes
  readonly probabilities: Float64Array
}

/** The likeliest label of each item, by its number; of several that are as likely, the first declared. */
export function likeliestLabels({ votes: { items, labels }, probabilities }: Posterior): Int32Array {
  return Int32Array.from(items, (_, item) => {
    let best = 0
    for (let label = 1; label < labels.length; label++) if (probabilities[item * labels.length + label]! > probabilities[item * labels.length + best]!) best = label
    return best
  })
}

/** The items whose likeliest label is not the one given most often to them, or none of those given most often. */
export function againstMajority(posterior: Posterior): readonly string[] {
  const { items, labels } = posterior.votes
  const counts = voteCounts(posterior.votes)
  const likeliest = likeliestLabels(posterior)
  return items.filter((_, item) => {
    const row = counts.subarray(item * labels.length, (item + 1) * labels.length)
    return row[likeliest[item]!]! < row.reduce((most, count) => Math.max(most, count), 0)
  })
}
