import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { readFile } from 'node:fs/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory, SqlQuery, SqlResultSet } from '@prisma/driver-adapter-utils'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { Pool, types } from 'pg'

export type SchemaEngine = bindings.SchemaEngine

/** Called with each script before it runs; answers with the script to run in its place. */
export type Rewrite = (script: string) => string

/**
 * Lends Prisma's schema engine, bound to the database at `url`. The native engine is a download that closed networks do
 * not reach; this one is a package of WebAssembly, and writes the same `_prisma_migrations` table.
 * The role of `url` needs the rights of the scripts it will run, and CREATEDB where a diff starts from the migrations.
 */
export async function withEngine<Value>(
  url: string,
  run: (engine: SchemaEngine) => Promise<Value>,
  rewrite: Rewrite = (script) => script,
): Promise<Value> {
  await instantiate()
  // Ours to close: the engine keeps its connection, and with it its advisory lock, when it is done.
  const pool = openPool(url)
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(adapterFactory(pool, url, rewrite))
    const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter)
    try {
      return await run(engine)
    } finally {
      engine.free()
    }
  } finally {
    await pool.end()
  }
}

function adapterFactory(pool: Pool, url: string, rewrite: Rewrite): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool)
  const connectToShadowDb = async (): Promise<SqlDriverAdapter> => {
    // PrismaPg's own way to a shadow database overlooks it where the connection is given as a URL.
    const name = `crossread_shadow_${randomUUID()}`
    await pool.query(`CREATE DATABASE "${name}"`)
    const there = new URL(url)
    there.pathname = `/${name}`
    const shadowPool = openPool(there.toString())
    const shadow = mended(await new PrismaPg(shadowPool).connect(), shadowPool, rewrite)
    shadow.dispose = async () => {
      await shadowPool.end()
      await pool.query(`DROP DATABASE "${name}" WITH (FORCE)`)
    }
    return shadow
  }
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => mended(await factory.connect(), pool, rewrite),
    connectToShadowDb,
  }
}

/** One connection: the engine's advisory lock belongs to the connection that took it. */
function openPool(connectionString: string): Pool {
  const pool = new Pool({ connectionString, max: 1, connectionTimeoutMillis: 10_000, options: '-c lock_timeout=10s' })
  pool.on('error', () => {})
  return pool
}

/**
 * `PrismaPg` cuts a script at every semicolon, also within the body of a function. PostgreSQL takes a script as it is,
 * and runs all of it in one transaction: every statement of a migration counts, or none does.
 */
function mended<Adapter extends SqlDriverAdapter>(adapter: Adapter, pool: Pool, rewrite: Rewrite): Adapter {
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.executeScript = async (script) => {
    await adapter.executeRaw({ sql: rewrite(script), args: [], argTypes: [] })
  }
  adapter.queryRaw = (query) => (query.sql.includes('pg_') ? readCatalogue(query, pool, queryRaw) : queryRaw(query))
  return adapter
}

/** The number of the type "char". */
const char: number = types.builtins.CHAR

/** PostgreSQL's catalogue has columns of the type "char", which the engine expects and `PrismaPg` refuses: they pass as text. */
async function readCatalogue(query: SqlQuery, pool: Pool, queryRaw: SqlDriverAdapter['queryRaw']): Promise<SqlResultSet> {
  const { fields } = await pool.query({ text: query.sql, values: query.args, rowMode: 'array' })
  const isChar = fields.map(({ dataTypeID }) => dataTypeID === char)
  if (!isChar.includes(true)) return queryRaw(query)
  const columns = fields.map(({ name }, at) => (isChar[at] === true ? `"${name}"::text` : `"${name}"`))
  const result = await queryRaw({ ...query, sql: `SELECT ${columns.join(', ')} FROM (${query.sql.trim().replace(/;$/, '')}) AS catalogue` })
  isChar.forEach((char, at) => {
    if (char) result.columnTypes[at] = ColumnTypeEnum.Character
  })
  return result
}

let instantiated: Promise<void> | undefined

/** The package expects a bundler that imports `.wasm`; Node does not, so its two halves are joined by hand. */
function instantiate(): Promise<void> {
  instantiated ??= (async () => {
    const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    const wasm = await readFile(join(dirname(glue), 'schema_engine_bg.wasm'))
    const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': { ...bindings } })
    bindings.__wbg_set_wasm(instance.exports)
    const start = instance.exports['__wbindgen_start']
    if (typeof start === 'function') start()
  })()
  return instantiated
}
