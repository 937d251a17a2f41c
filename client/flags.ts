import { v7 } from 'uuid'
import type { Result } from '@/core/result'
import { send } from './api'

// The id of an answer that was sent and not confirmed: sent again as it is, it is stored once.
const unanswered = new Map<string, string>()

/** Answers an annotator about a flagged passage. */
export async function answerFlag(project: string, annotation: string, text: string): Promise<Result<unknown>> {
  const path = `/projects/${project}/flags/${annotation}/messages`
  const key = `${path} ${text}`
  const id = unanswered.get(key) ?? v7()
  unanswered.set(key, id)
  const sent = await send('POST', path, { id, text })
  if (sent.ok || sent.problem.code !== 'unavailable') unanswered.delete(key)
  return sent
}

/** What somebody has typed and not sent, in this browser. Where it keeps nothing, the page still does. */
export function flagDrafts(user: string): { of(annotation: string): string; keep(annotation: string, text: string): void } {
  const key = (annotation: string) => `crossread.flag:${user}:${annotation}`
  return {
    of: (annotation) => {
      try {
        return localStorage.getItem(key(annotation)) ?? ''
      } catch {
        return ''
      }
    },
    keep: (annotation, text) => {
      try {
        if (text) localStorage.setItem(key(annotation), text)
        else localStorage.removeItem(key(annotation))
      } catch {
        // A browser that keeps nothing.
      }
    },
  }
}
