import type { Client } from 'pg'
import type { MigrationsFolder } from '../migrations/folder'

const derived = 'derived: made anew from the rest'
const ephemeral = 'of the moment: everybody signs in again'

/** Tables whose rows are not in a backup, and why. Any other table is, also one that a later migration makes. */
export const leftOut: Readonly<Record<string, string>> = {
  ledger_articles: derived, ledger_cases: derived, ledger_facets: derived, ledger_forms: derived, ledger_near_keys: derived, ledger_sweep: derived,
  ledger_form_marks: derived, ledger_marks: derived, agreement_pieces: derived,
  sessions: ephemeral, rate_limits: 'of the moment: counters of attempts', workers: 'of the moment: what is at work',
}

/** Where the migrations say that they were applied: the manifest has it. */
const ownTable = '_prisma_migrations'

/** A table as it is in the database, with the columns that can be written. */
export interface LiveTable {
  readonly name: string
  readonly columns: readonly string[]
}

/** The tables of the schema of Crossread, by name. */
export async function readTables(client: Client): Promise<LiveTable[]> {
  const { rows } = await client.query<LiveTable>(`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '${ownTable}'
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
     GROUP BY c.relname ORDER BY c.relname COLLATE "C"`)
  return rows
}

/** The names of what migrations make: tables, functions, types and sequences. */
export function madeBy({ migrationDirectories }: MigrationsFolder): ReadonlySet<string> {
  const made = /^\s*CREATE (?:OR REPLACE )?(?:TABLE|FUNCTION|TYPE|SEQUENCE) "(\w+)"/gm
  return new Set(migrationDirectories.flatMap(({ migrationFile }) => [...migrationFile.content.value.matchAll(made)].map(([, name]) => name!)))
}

/** Something in the schema of Crossread that is not one of its tables. */
export interface LiveThing {
  readonly what: string
  readonly name: string
}

/** Whatever else stands in the schema in its own right: functions, types, views, sequences that no column owns. Not what an extension brought. */
export async function readThings(client: Client): Promise<LiveThing[]> {
  const own = (catalogue: string, depends: string): string => `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalogue}'::regclass AND d.objid = o.oid AND d.objsubid = 0 AND d.deptype IN (${depends}))`
  const { rows } = await client.query<LiveThing>(`
    SELECT 'function' AS what, o.proname::text AS name FROM pg_proc o WHERE o.pronamespace = 'public'::regnamespace AND ${own('pg_proc', `'e'`)}
     UNION ALL SELECT 'type', o.typname::text FROM pg_type o LEFT JOIN pg_class c ON c.oid = o.typrelid
                WHERE o.typnamespace = 'public'::regnamespace AND (o.typtype IN ('e', 'd', 'r') OR c.relkind = 'c') AND ${own('pg_type', `'e'`)}
     UNION ALL SELECT CASE o.relkind WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view' WHEN 'm' THEN 'view' ELSE 'table' END, o.relname::text FROM pg_class o
                WHERE o.relnamespace = 'public'::regnamespace AND o.relkind IN ('S', 'v', 'm', 'f', 'p') AND ${own('pg_class', `'e', 'a', 'i'`)}
     ORDER BY 1, 2`)
  return rows
}

/** Tables in an order in which none comes before one it refers to. @throws where they refer to each other in a circle */
export async function inOrderOfReference(client: Client, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ table: string; needs: string }>(`
    SELECT DISTINCT t.relname AS table, r.relname AS needs FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_class r ON r.oid = k.confrelid
     WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND k.conrelid <> k.confrelid`)
  const needs = new Map(tables.map((table) => [table, rows.filter((row) => row.table === table && tables.includes(row.needs)).map((row) => row.needs)]))
  const ordered: string[] = []
  while (needs.size > 0) {
    const next = [...needs].filter(([, others]) => others.every((other) => ordered.includes(other))).map(([table]) => table)
    if (next.length === 0) throw new Error(`tables refer to each other in a circle: ${[...needs.keys()].join(', ')}`)
    for (const table of next) needs.delete(table)
    ordered.push(...next)
  }
  return ordered
}
