import type { Posterior } from './posterior'
import type { Votes } from './votes'
import { voteCounts } from './votes'

/** What the model of Dawid and Skene makes of votes. */
export interface DawidSkene extends Posterior {
  /** The share of each label among the items, in the order of the labels. */
  readonly prior: Float64Array
  /** How an annotator labels: `confusion[(annotator · labels + true label) · labels + label given]`. A row is 0 if no item has that true label. */
  readonly confusion: Float64Array
  readonly iterations: number
  /** Whether the probabilities stood still before the iterations were used up. Where they did not, no figure is to be shown. */
  readonly converged: boolean
}

/** The probabilities stand still when none changes by more than this. */
const still = 1e-14

const mostIterations = 100_000

/**
 * The observer error rates of A. P. Dawid and A. M. Skene, “Maximum Likelihood Estimation of Observer Error-Rates Using
 * the EM Algorithm”, Applied Statistics 28(1), 1979: each item has one true label, with prior p_j; annotator k gives
 * label l to an item of label j with probability π_jl of his own. EM from the shares of votes, without smoothing, until
 * the probabilities stand still: a stop by the gain in likelihood comes too early and leaves single ones far off.
 *
 * Labels nobody gave get probability 0. Labels can change places where annotators are worse than chance.
 */
export function dawidSkene(votes: Votes): DawidSkene {
  const { items, annotators, labels, itemOf, annotatorOf, labelOf } = votes
  const size = labels.length
  const probabilities = voteCounts(votes)
  const prior = new Float64Array(size)
  const confusion = new Float64Array(annotators.length * size * size)
  const logs = new Float64Array(confusion.length)
  const next = new Float64Array(probabilities.length)
  shareRows(probabilities, size)

  /** The parameters that are likeliest under the probabilities. */
  const maximise = (): void => {
    prior.fill(0)
    for (let at = 0; at < probabilities.length; at++) prior[at % size]! += probabilities[at]!
    for (let label = 0; label < size; label++) prior[label]! /= items.length
    confusion.fill(0)
    for (let vote = 0; vote < itemOf.length; vote++) {
      for (let label = 0; label < size; label++) {
        confusion[(annotatorOf[vote]! * size + label) * size + labelOf[vote]!]! += probabilities[itemOf[vote]! * size + label]!
      }
    }
    shareRows(confusion, size)
  }

  /** The probabilities under the parameters; the largest change. In logarithms, where log 0 is −∞. */
  const expect = (): number => {
    for (let at = 0; at < confusion.length; at++) logs[at] = Math.log(confusion[at]!)
    for (let at = 0; at < next.length; at++) next[at] = Math.log(prior[at % size]!)
    for (let vote = 0; vote < itemOf.length; vote++) {
      const row = itemOf[vote]! * size
      for (let label = 0; label < size; label++) next[row + label]! += logs[(annotatorOf[vote]! * size + label) * size + labelOf[vote]!]!
    }
    exponentiateRows(next, size)
    let change = 0
    for (let at = 0; at < next.length; at++) change = Math.max(change, Math.abs(next[at]! - probabilities[at]!))
    probabilities.set(next)
    return change
  }

  let iterations = 0
  let converged = false
  while (!converged && iterations < mostIterations) {
    maximise()
    converged = expect() <= still
    iterations++
  }
  return { votes, probabilities, prior, confusion, iterations, converged }
}

/** Divides each row of `size` entries by its sum. A row of zeros stays. */
function shareRows(table: Float64Array, size: number): void {
  for (let row = 0; row < table.length; row += size) {
    let sum = 0
    for (let at = row; at < row + size; at++) sum += table[at]!
    if (sum > 0) for (let at = row; at < row + size; at++) table[at]! /= sum
  }
}

/** Turns rows of logarithms into shares that sum up to 1. At least one of each row must be finite. */
export function exponentiateRows(table: Float64Array, size: number): void {
  for (let row = 0; row < table.length; row += size) {
    let largest = -Infinity
    for (let at = row; at < row + size; at++) largest = Math.max(largest, table[at]!)
    for (let at = row; at < row + size; at++) table[at] = Math.exp(table[at]! - largest)
  }
  shareRows(table, size)
}
