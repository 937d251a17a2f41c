import type { Problem } from '@/core/result'
import { environment } from '@/data/environment'

/**
 * A page of another site must not write, or sign anybody in or out, in a user's name: foreign, `null` and missing
 * origins are refused. Undefined where the request is our own page's.
 */
export function foreignOrigin(request: Request): Problem | undefined {
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  if ((site === null || site === 'same-origin') && origin === environment().origin) return undefined
  return { code: 'forbidden', message: `Requests are taken from ${environment().origin} only.` }
}
