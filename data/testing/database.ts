import { Pool } from 'pg'
import { afterAll } from 'vitest'

/**
 * A pool on this test file's database in the role that owns the tables, for fixtures the application may not make
 * itself, and for looking behind its back. Triggers and checks hold for it as for all; grants do not. Closed after the file.
 */
export function ownerPool(): Pool {
  const connectionString = process.env['DATABASE_OWNER_URL']
  if (connectionString === undefined) throw new Error('This test has no database: it belongs in a folder of the project “data” in vitest.config.ts.')
  const pool = new Pool({ connectionString, max: 2 })
  pool.on('error', () => {})
  afterAll(() => pool.end())
  return pool
}
