import type { PoolClient, QueryResult } from 'pg'

/** Rows to be read, and what is made of them. What the rows are, only the writer of the statement can know. */
export interface Reading<Value, Row = never> {
  /** One statement with its values in it, quoted; undefined where there is nothing to ask. */
  readonly sql: string | undefined
  readonly take: (rows: readonly Row[]) => Value
}

/** What is to be read by a statement. */
export function reading<Row, Value>(sql: string, take: (rows: readonly Row[]) => Value): Reading<Value, Row> {
  return { sql, take }
}

/** What is known beforehand. */
export function known<Value>(value: Value): Reading<Value> {
  return { sql: undefined, take: () => value }
}

/**
 * Reads several kinds of rows in one trip. A trip for each would leave PostgreSQL idle while the articles before are
 * written: that was two fifths of an export.
 */
export async function readTogether<Values extends readonly unknown[]>(client: PoolClient, readings: { readonly [Key in keyof Values]: Reading<Values[Key]> }): Promise<Values> {
  const asked = readings.filter(({ sql }) => sql !== undefined)
  // Of one statement there is one answer, of several a list of them.
  const answers = asked.length === 0 ? [] : [await client.query<Record<string, unknown>>(asked.map(({ sql }) => sql).join(';\n'))].flat() as QueryResult[]
  const rowsOf = new Map(asked.map((one, index) => [one, answers[index]!.rows as unknown as readonly never[]]))
  return readings.map((one: Reading<unknown>) => one.take(rowsOf.get(one) ?? [])) as unknown as Values
}

/** Ids as a statement has them: an array of UUIDs, with null for none. */
export function uuids(client: PoolClient, ids: readonly (string | null)[]): string {
  return `ARRAY[${ids.map((id) => (id === null ? 'NULL' : client.escapeLiteral(id))).join()}]::uuid[]`
}
