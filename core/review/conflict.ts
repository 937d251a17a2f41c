import type { Decision } from '@/core/decision/decision'
import type { Problem } from '@/core/result'

/**
 * The decision that somebody else made meanwhile, when a save was refused as a conflict: the problem's
 * details hold it as `current`. Undefined for other problems, and where somebody withdrew the decision.
 */
export function decisionInTheWay(problem: Problem): Decision | undefined {
  if (problem.code !== 'conflict') return undefined
  const { details } = problem
  if (typeof details !== 'object' || details === null || !('current' in details)) return undefined
  return isDecision(details.current) ? details.current : undefined
}

function isDecision(value: unknown): value is Decision {
  return typeof value === 'object' && value !== null && 'verdict' in value && 'chosen' in value && 'decidedBy' in value && 'decidedAt' in value
}
