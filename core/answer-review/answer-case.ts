import { compareText } from '@/core/disagreement/order'
import { type AnswerValue, sameValue } from '@/core/question/answer'

/** What one annotator answered to a question about the whole article. */
export interface AnswerPosition {
  readonly assignmentId: string
  /** A, B, C. */
  readonly annotator: string
  /** Null for no answer: the question may be left out. */
  readonly value: AnswerValue | null
  /** 0 where nothing was ever answered. */
  readonly version: number
}

/**
 * What a reviewer can say of the answers to one question about one article.
 *
 * - `accept`: this answer, which somebody gave, is right.
 * - `another`: nobody's is right, and this one is.
 * - `bothDefensible`: every answer stays, marked as plural.
 * - `ask`: the annotators are asked; nothing is decided before an answer changes or somebody decides.
 */
export const answerVerdicts = ['accept', 'another', 'bothDefensible', 'ask'] as const

export type AnswerVerdict = (typeof answerVerdicts)[number]

/** One verdict on the answers to one question about one article. Never changed: a new one replaces the one before. */
export interface AnswerDecision {
  /** UUIDv7, made by the client. */
  readonly id: string
  /** Key of the question. */
  readonly question: string
  readonly verdict: AnswerVerdict
  /** The answer that is right; null where the verdict names none. */
  readonly value: AnswerValue | null
  /** Every submitted layer, with the version of its answer that was judged: 0 for none. */
  readonly judged: readonly { readonly assignmentId: string; readonly version: number }[]
  readonly reason: string
  /** The rule that decided; null where somebody decided on this alone. */
  readonly ruleId: string | null
  readonly decidedBy: string
  /** ISO 8601. */
  readonly decidedAt: string
  readonly replaces: string | null
  readonly withdrawn: boolean
}

/** How far the answers to a question are: the states of `CaseState`, for answers. */
export interface AnswerState {
  readonly kind: 'open' | 'unanimous' | 'decided' | 'asked' | 'needsAnotherLook'
  /** The decision in force, also where it needs another look. */
  readonly decision: AnswerDecision | null
}

/** One answer with those who gave it, in the order of the letters. */
export interface AnswerSide {
  readonly value: AnswerValue | null
  readonly annotators: readonly string[]
}

/** The different answers, those that most gave first; of equals the one of the first letter. */
export function answerSides(positions: readonly AnswerPosition[]): readonly AnswerSide[] {
  const sides: { value: AnswerValue | null; annotators: string[] }[] = []
  for (const { value, annotator } of positions) {
    const side = sides.find((one) => sameValue(one.value, value))
    if (side) side.annotators.push(annotator)
    else sides.push({ value, annotators: [annotator] })
  }
  return sides.toSorted((a, b) => b.annotators.length - a.annotators.length)
}

/**
 * The state of the answers to one question. The latest decision in force counts, and holds as long as the same layers stand
 * with the same versions. Two or more who answer alike are unanimous; one alone is open.
 * @param decisions those on this question of this article, in any order
 */
export function answerState(positions: readonly AnswerPosition[], decisions: readonly AnswerDecision[]): AnswerState {
  const replaced = new Set(decisions.map(({ replaces }) => replaces))
  const decision = decisions
    .filter(({ id, withdrawn }) => !withdrawn && !replaced.has(id))
    .toSorted((a, b) => compareText(a.decidedAt, b.decidedAt) || compareText(a.id, b.id)).at(-1) ?? null
  if (!decision) return { kind: positions.length > 1 && answerSides(positions).length === 1 ? 'unanimous' : 'open', decision }
  const words = (list: readonly { readonly assignmentId: string; readonly version: number }[]) => list.map(({ assignmentId, version }) => `${assignmentId} ${version}`).sort().join()
  if (words(decision.judged) !== words(positions)) return { kind: 'needsAnotherLook', decision }
  return { kind: decision.verdict === 'ask' ? 'asked' : 'decided', decision }
}

/** Whether nothing is decided yet though answers differ, or something has changed since. One annotator alone differs from nobody. */
export function isWaitingAnswer({ positions, state }: { readonly positions: readonly AnswerPosition[]; readonly state: AnswerState }): boolean {
  return state.kind === 'needsAnotherLook' || (state.kind === 'open' && answerSides(positions).length > 1)
}

/** An answer that stands in the gold, and why; or several that do, where both are defensible. */
export interface GoldAnswer {
  readonly question: string
  /** One as a rule; of `plural` every answer that was given. */
  readonly values: readonly AnswerValue[]
  readonly provenance: 'unanimous' | 'accepted' | 'another' | 'plural'
  /** How many annotators gave exactly the first of the values, of how many. */
  readonly k: number
  readonly n: number
  readonly decisionId: string | null
}

/** What stands in the gold for a question: undefined while nothing is settled, or where nobody answered. */
export function goldAnswer(question: string, positions: readonly AnswerPosition[], { kind, decision }: AnswerState): GoldAnswer | undefined {
  const sides = answerSides(positions)
  const given = sides.flatMap(({ value }) => (value === null ? [] : [value]))
  const gold = (provenance: GoldAnswer['provenance'], values: readonly AnswerValue[], decisionId: string | null): GoldAnswer | undefined =>
    values.length === 0 ? undefined : { question, values, provenance, k: sides.find(({ value }) => sameValue(value, values[0]!))?.annotators.length ?? 0, n: positions.length, decisionId }
  if (kind === 'unanimous') return gold('unanimous', given, null)
  if (kind !== 'decided' || !decision) return undefined
  switch (decision.verdict) {
    case 'accept':
      return gold('accepted', decision.value === null ? [] : [decision.value], decision.id)
    case 'another':
      return gold('another', decision.value === null ? [] : [decision.value], decision.id)
    case 'bothDefensible':
      return gold('plural', given, decision.id)
    default:
      return undefined
  }
}

/** The answer that a rule accepts: what at least `k` gave alike, and more than any other; undefined where it leaves the question to people. */
export function answerByRule(positions: readonly AnswerPosition[], k: number): AnswerValue | undefined {
  const [first, second] = answerSides(positions)
  if (!first || first.value === null || k < 2 || first.annotators.length < k) return undefined
  return second && second.annotators.length === first.annotators.length ? undefined : first.value
}
