import { v7 } from 'uuid'
import type { Result } from '@/core/result'
import { send } from './api'

// The id of a message that was sent and not answered: sent again as it is, it is stored once.
const unanswered = new Map<string, string>()

async function say(path: string, text: string): Promise<Result<unknown>> {
  const key = `${path} ${text}`
  const id = unanswered.get(key) ?? v7()
  unanswered.set(key, id)
  const sent = await send('POST', path, { id, text })
  if (sent.ok || sent.problem.code !== 'unavailable') unanswered.delete(key)
  return sent
}

/** Asks a reviewer about a passage. */
export function askReviewer(assignment: string, annotation: string, text: string): Promise<Result<unknown>> {
  return say(`/assignments/${assignment}/annotations/${annotation}/messages`, text)
}

/** Answers an annotator about a flagged passage. */
export function answerFlag(project: string, annotation: string, text: string): Promise<Result<unknown>> {
  return say(`/projects/${project}/flags/${annotation}/messages`, text)
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
