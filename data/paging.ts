import { readCursor, writeCursor } from '@/core/api/cursor'
import type { Page, PageQuery } from '@/core/api/shapes'
import { idField } from '@/core/request/field'
import { type Result, ok } from '@/core/result'

/**
 * Reads one page of a list that is ordered by a key of its rows: an id as a rule, because ids stay, so that rows that
 * are added move nothing and none is told twice. Fails with `invalid` for a cursor that is not of this list.
 * @param find asks for rows after a key (null from the beginning on), in order, at most so many
 */
export async function readPage<Row, Item>(list: string, { limit, cursor }: PageQuery, of: {
  readonly find: (after: string | null, most: number) => Promise<readonly Row[]>
  readonly keyOf: (row: Row) => string
  readonly itemsOf: (rows: readonly Row[]) => Promise<readonly Item[]> | readonly Item[]
  readonly isKey?: (key: string) => boolean
}): Promise<Result<Page<Item>>> {
  const after = readCursor(list, cursor, of.isKey ?? isId)
  if (!after.ok) return after
  const rows = await of.find(after.value, limit + 1)
  const shown = rows.slice(0, limit)
  return ok({ items: await of.itemsOf(shown), next: rows.length > limit ? writeCursor(list, of.keyOf(shown.at(-1)!)) : null })
}

function isId(key: string): boolean {
  return idField.safeParse(key).success
}
