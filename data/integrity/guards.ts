import type { PoolClient } from 'pg'
import type { Fault } from './fault'

/** A trigger or a check that the migrations put on a table. */
export interface Guard {
  readonly kind: 'trigger' | 'check'
  readonly table: string
  readonly name: string
}

/** The guards that migrations make, in the order they are applied; what a later one drops is gone. */
export function guardsIn(migrations: readonly string[]): Guard[] {
  const guards = new Map<string, Guard>()
  const add = (guard: Guard) => guards.set(`${guard.kind} ${guard.table} ${guard.name}`, guard)
  for (const sql of migrations) {
    const plain = sql.replace(/--[^\n]*/g, '')
    for (const { groups } of plain.matchAll(statements)) {
      const { trigger, on, dropped, droppedOn, altered, body } = groups as Record<string, string | undefined>
      if (trigger !== undefined && on !== undefined) add({ kind: 'trigger', table: on, name: trigger })
      else if (dropped !== undefined) guards.delete(`trigger ${droppedOn} ${dropped}`)
      else if (altered !== undefined && body !== undefined) {
        for (const [, name] of body.matchAll(/ADD CONSTRAINT "(\w+)"\s+CHECK/g)) add({ kind: 'check', table: altered, name: name! })
        for (const [, name] of body.matchAll(/DROP CONSTRAINT (?:IF EXISTS )?"(\w+)"/g)) guards.delete(`check ${altered} ${name}`)
      }
    }
  }
  return [...guards.values()]
}

const statements = /CREATE (?:CONSTRAINT )?TRIGGER "(?<trigger>\w+)"[^;]*?\sON "(?<on>\w+)"|DROP TRIGGER (?:IF EXISTS )?"(?<dropped>\w+)" ON "(?<droppedOn>\w+)"|ALTER TABLE "(?<altered>\w+)"(?<body>[^;]*)/g

/** Guards that are missing, turned off or not yet held against old rows. */
export async function checkGuards(client: PoolClient, guards: readonly Guard[]): Promise<Fault[]> {
  const { rows } = await client.query<{ kind: Guard['kind']; table: string; name: string; holds: boolean }>(`
    SELECT 'trigger' AS kind, c.relname AS table, t.tgname AS name, t.tgenabled IN ('O', 'A') AS holds FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal
    UNION ALL SELECT 'check', c.relname, k.conname, k.convalidated FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE k.contype = 'c'`)
  const present = new Map(rows.map((row) => [`${row.kind} ${row.table} ${row.name}`, row.holds]))
  return guards.flatMap(({ kind, table, name }): Fault[] => {
    const holds = present.get(`${kind} ${table} ${name}`)
    if (holds === true) return []
    return [{ promise: 'guard', id: `${table}.${name}`, broken: holds === undefined ? `the ${kind} is missing` : `the ${kind} is turned off` }]
  })
}
