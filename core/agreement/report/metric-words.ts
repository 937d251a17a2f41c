import type { MetricKey } from './metric-key'

/** How a metric is called on the page, besides the exact name of its variant, which its report brings. */
export interface MetricWords {
  /** As it stands at an axis and in a menu: `uα`. */
  readonly sign: string
  /** What it is, after its sign in a menu. */
  readonly name: string
  /** What it answers, as one sentence. */
  readonly answers: string
  /** Whether 0 is what chance would give. Otherwise 0 is nothing in common, and chance is not taken into account. */
  readonly corrected: boolean
}

/** Every metric in words, for the menu and the caption. */
export const metricWords: Readonly<Record<MetricKey, MetricWords>> = {
  'u-alpha': { sign: 'uα', name: 'same tag on the same characters, gaps included', answers: 'Do they leave the same text alone, mark the same text, and give it the same tag?', corrected: true },
  'u-alpha-binary': { sign: '|uα', name: 'marked at all, or not', answers: 'Do they mark the same text, whatever the tag?', corrected: true },
  'cu-alpha': { sign: 'cuα', name: 'the tag, where both marked', answers: 'Where two have marked the same text, do they give it the same tag?', corrected: true },
  'alpha-u-1995': { sign: 'αU 1995', name: 'the older coefficient, for comparison', answers: 'The coefficient of 1995, as other programs compute it: do they divide the text into the same passages?', corrected: true },
  gamma: { sign: 'γ', name: 'best alignment of spans, place and tag', answers: 'How well do their spans pair off, in place and in tag, when they are aligned as well as can be?', corrected: true },
  'gamma-cat': { sign: 'γcat', name: 'tags alone, along the best alignment', answers: 'Of the spans that pair off, are the tags the same?', corrected: true },
  'f1-exact': { sign: 'F1 exact', name: 'same tag, same edges', answers: 'How many spans have exactly the same edges and tag?', corrected: false },
  'f1-exact-unlabelled': { sign: 'F1 edges', name: 'same edges, whatever the tag', answers: 'How many spans have exactly the same edges?', corrected: false },
  'f1-overlap': { sign: 'F1 overlap', name: 'same tag, edges that overlap', answers: 'How many spans pair off with one of the same tag that shares some words?', corrected: false },
  'f1-iou': { sign: 'F1 IoU', name: 'same tag, at least half shared', answers: 'How many spans pair off with one of the same tag that shares at least half of what both cover?', corrected: false },
  'f1-characters': { sign: 'F1 characters', name: 'characters with the same tag', answers: 'How many characters have the same tag?', corrected: false },
  'f1-propaganda': { sign: 'F1 partial', name: 'partial matches, as for propaganda techniques', answers: 'How much of their spans do they share, with credit for a part?', corrected: false },
  'token-kappa': { sign: 'κ words', name: 'word by word', answers: 'Do they tag the same words alike?', corrected: true },
  'answers-alpha': { sign: 'α answers', name: 'questions about the whole article', answers: 'Do they answer the questions about the whole article alike?', corrected: true },
}

/** What 0 means for a metric, as it stands at the line drawn there. */
export function zeroWords({ corrected }: Pick<MetricWords, 'corrected'>): string {
  return corrected ? 'chance' : 'nothing shared'
}

/** Whether what was observed and expected is disagreement, or agreement as kappa has it. */
export function partsOf(metric: MetricKey): 'disagreement' | 'agreement' {
  return metric === 'token-kappa' ? 'agreement' : 'disagreement'
}
