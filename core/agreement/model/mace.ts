import type { Random } from '../bootstrap/random'
import { seededRandom } from '../bootstrap/random'
import { exponentiateRows } from './dawid-skene'
import { digamma } from './digamma'
import type { Posterior } from './posterior'
import type { Votes } from './votes'

/** What MACE makes of votes. */
export interface Mace extends Posterior {
  /**
   * For each annotator the weight of knowing the true label rather than guessing. Not an agreement corrected for chance:
   * never show it in one column with such. Weights of knowing and of guessing need not sum up to 1.
   */
  readonly competence: Float64Array
  /** The weight of guessing, and of each label when guessing: `strategy[annotator · labels + label]`. */
  readonly guessing: Float64Array
  readonly strategy: Float64Array
  /** By which the best start was chosen. */
  readonly logLikelihood: number
  readonly iterations: number
  readonly converged: boolean
}

export interface MaceOptions {
  readonly seed?: number
  /** Starts beside the even one; the best of all is kept. */
  readonly starts?: number
}

/** The Beta prior of knowing and guessing, and the Dirichlet prior of each label when guessing. */
const competencePrior = 0.5
const strategyPrior = 10

/** The weights stand still when none changes by more than this. */
const still = 1e-13

const mostIterations = 20_000

/**
 * MACE (D. Hovy, T. Berg-Kirkpatrick, A. Vaswani and E. Hovy, “Learning Whom to Trust with MACE”, NAACL-HLT 2013): an
 * annotator knows the true label and gives it, or guesses by a strategy of his own. True labels are equally likely
 * beforehand. Variational Bayes with the priors of the authors' program, run until the weights stand still, from one
 * start that treats all alike and from 20 drawn ones near it; the one with the best likelihood is kept.
 */
export function mace(votes: Votes, { seed = 1, starts = 20 }: MaceOptions = {}): Mace {
  const random = seededRandom(seed)
  let best = run(votes, evenStart(votes))
  for (let start = 0; start < starts; start++) {
    const other = run(votes, drawnStart(votes, random))
    // Starts that end in the same place differ in their last digits only; the first of them stays.
    if (other.logLikelihood > best.logLikelihood + 1e-9) best = other
  }
  return best
}

interface Weights {
  readonly knowing: Float64Array
  readonly guessing: Float64Array
  readonly strategy: Float64Array
}

function evenStart({ annotators, labels }: Votes): Weights {
  const knowing = new Float64Array(annotators.length).fill(0.5)
  return { knowing, guessing: knowing.slice(), strategy: new Float64Array(annotators.length * labels.length).fill(1 / labels.length) }
}

/**
 * Near the even one: each weight is 1 and up to a half more, then divided by their sum, as in the authors' program. From
 * farther away one can come to rest where a single annotator is taken for the truth, likelier and of no use.
 */
function drawnStart({ annotators, labels }: Votes, random: Random): Weights {
  const weights = (size: number): number[] => {
    const drawn = Array.from({ length: size }, () => 1 + random.unit() / 2)
    const sum = drawn.reduce((all, one) => all + one, 0)
    return drawn.map((one) => one / sum)
  }
  const knowing = Float64Array.from(annotators, () => weights(2)[0]!)
  return { knowing, guessing: knowing.map((one) => 1 - one), strategy: Float64Array.from(annotators.flatMap(() => weights(labels.length))) }
}

function run(votes: Votes, { knowing, guessing, strategy }: Weights): Mace {
  const { items, annotators, labels, itemOf, annotatorOf, labelOf } = votes
  const size = labels.length
  const probabilities = new Float64Array(items.length * size)
  const knew = new Float64Array(annotators.length)
  const guessed = new Float64Array(strategy.length)
  const guess = new Float64Array(itemOf.length)

  /**
   * The probability of label k is proportional to the product of w + g·s over those who gave it and of g·s over the
   * others, with weights w of knowing, g of guessing and s of the label given. Divided by the product of all g·s, the
   * others fall out. Then each vote is shared between knowing and guessing. Returns the logarithm of the likelihood.
   */
  const expect = (): number => {
    let likelihood = -items.length * Math.log(size)
    probabilities.fill(0)
    for (let vote = 0; vote < itemOf.length; vote++) {
      const annotator = annotatorOf[vote]!
      guess[vote] = guessing[annotator]! * strategy[annotator * size + labelOf[vote]!]!
      likelihood += Math.log(guess[vote]!)
      probabilities[itemOf[vote]! * size + labelOf[vote]!]! += Math.log1p(knowing[annotator]! / guess[vote]!)
    }
    for (let row = 0; row < probabilities.length; row += size) likelihood += logSum(probabilities, row, size)
    exponentiateRows(probabilities, size)
    knew.fill(0)
    guessed.fill(0)
    for (let vote = 0; vote < itemOf.length; vote++) {
      const annotator = annotatorOf[vote]!
      const share = (probabilities[itemOf[vote]! * size + labelOf[vote]!]! * knowing[annotator]!) / (guess[vote]! + knowing[annotator]!)
      knew[annotator]! += share
      guessed[annotator * size + labelOf[vote]!]! += 1 - share
    }
    return likelihood
  }

  /** The weights from the shares, under the priors; the largest change. */
  const maximise = (): number => {
    let change = 0
    const set = (table: Float64Array, at: number, value: number) => {
      change = Math.max(change, Math.abs(value - table[at]!))
      table[at] = value
    }
    for (let annotator = 0; annotator < annotators.length; annotator++) {
      const row = annotator * size
      let guesses = 0
      for (let at = row; at < row + size; at++) guesses += guessed[at]!
      const both = digamma(knew[annotator]! + guesses + 2 * competencePrior)
      set(knowing, annotator, Math.exp(digamma(knew[annotator]! + competencePrior) - both))
      set(guessing, annotator, Math.exp(digamma(guesses + competencePrior) - both))
      const all = digamma(guesses + size * strategyPrior)
      for (let at = row; at < row + size; at++) set(strategy, at, Math.exp(digamma(guessed[at]! + strategyPrior) - all))
    }
    return change
  }

  let logLikelihood = expect()
  let iterations = 0
  let converged = false
  while (!converged && iterations < mostIterations) {
    converged = maximise() <= still
    logLikelihood = expect()
    iterations++
  }
  return { votes, probabilities, competence: knowing, guessing, strategy, logLikelihood, iterations, converged }
}

function logSum(table: Float64Array, row: number, size: number): number {
  let largest = -Infinity
  for (let at = row; at < row + size; at++) largest = Math.max(largest, table[at]!)
  let sum = 0
  for (let at = row; at < row + size; at++) sum += Math.exp(table[at]! - largest)
  return largest + Math.log(sum)
}
