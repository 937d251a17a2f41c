import { type Result, fail, ok } from '../result'

/**
 * Where a page of a list begins: after the item of which this is the key. Whoever reads a list gets it as it stands and
 * hands it back; what is in it is nobody's business but the list's. It names the list, so that one is not taken for
 * another, and an item rather than a number, so that rows that are added move nothing.
 */
export function writeCursor(list: string, key: string): string {
  return base64url(JSON.stringify([1, list, key]))
}

/** Reads a cursor of this list. Fails with `invalid` for one of another list, and for anything else. */
export function readCursor(list: string, cursor: string | undefined, isKey: (key: string) => boolean): Result<string | null> {
  if (cursor === undefined) return ok(null)
  const wrong = fail('invalid', 'This is no cursor of this list. Begin without one.', { field: 'cursor' })
  try {
    const read: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0))))
    if (!Array.isArray(read) || read.length !== 3 || read[0] !== 1 || read[1] !== list || typeof read[2] !== 'string') return wrong
    return isKey(read[2]) ? ok(read[2]) : wrong
  } catch {
    return wrong
  }
}

function base64url(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text))).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
