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

/** The names of the tables that migrations make. */
export function madeBy({ migrationDirectories }: MigrationsFolder): ReadonlySet<string> {
  return new Set(migrationDirectories.flatMap(({ migrationFile }) => [...migrationFile.content.value.matchAll(/^CREATE TABLE "(\w+)"/gm)].map(([, table]) => table!)))
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
