import { v7 } from 'uuid'
import type { CaseRemark, CaseWords, OwnCaseMessage } from '@/core/request/discussion'
import type { Result } from '@/core/result'
import { send } from './api'

// The id of words that were sent and not confirmed: sent again as they are, they are stored once.
const unconfirmed = new Map<string, string>()

async function say(path: string, words: Omit<CaseWords, 'id'> & Record<string, unknown>): Promise<Result<unknown>> {
  const key = `${path} ${JSON.stringify(words)}`
  const id = unconfirmed.get(key) ?? v7()
  unconfirmed.set(key, id)
  const sent = await send('POST', path, { id, ...words })
  if (sent.ok || sent.problem.code !== 'unavailable') unconfirmed.delete(key)
  return sent
}

/** Adds to the discussion of a case, which is named by its annotations. */
export function discussCase(project: string, article: string, remark: Omit<CaseRemark, 'id'>): Promise<Result<unknown>> {
  return say(`/projects/${project}/reviews/${article}/messages`, remark)
}

/** Keeps a verdict that was objected to, and says why. */
export function keepVerdict(project: string, article: string, objection: string, text: string): Promise<Result<unknown>> {
  return say(`/projects/${project}/reviews/${article}/objections/${objection}/reply`, { text })
}

/** Says something about a case of one's own. */
export function sayInOwnCase(project: string, decision: string, message: Omit<OwnCaseMessage, 'id'>): Promise<Result<unknown>> {
  return say(`/projects/${project}/own-cases/${decision}/messages`, message)
}

/** Shows the asker the names behind A, B, C of an article, or of all; or hides them again. */
export function changeNames(project: string, article: string | null, shown: boolean): Promise<Result<unknown>> {
  return send('PUT', `/projects/${project}/names`, { article, shown })
}
