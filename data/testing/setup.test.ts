import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { ownerPool } from './database'

const roleAt = async (variable: string): Promise<Client> => {
  const client = new Client({ connectionString: process.env[variable] })
  await client.connect()
  return client
}

describe('the database of a test file', () => {
  it('is migrated, empty and its own', async () => {
    const { rows } = await ownerPool().query<{ name: string; people: string }>('SELECT current_database() AS name, (SELECT count(*) FROM users) AS people')
    expect(rows[0]?.name).toMatch(/^test_/)
    expect(rows[0]?.people).toBe('0')
  })

  it('gives the application rows and no tables', async () => {
    const app = await roleAt('DATABASE_URL')
    await expect(app.query('SELECT count(*) FROM users')).resolves.toBeDefined()
    await expect(app.query('CREATE TABLE sneaked (id int)')).rejects.toMatchObject({ code: '42501' })
    await expect(app.query('DELETE FROM annotation_revisions')).rejects.toMatchObject({ code: '42501' })
    await app.end()
  })

  it('lets exports read and not write', async () => {
    const reader = await roleAt('DATABASE_EXPORT_URL')
    await expect(reader.query('SELECT count(*) FROM annotations')).resolves.toBeDefined()
    await expect(reader.query('UPDATE annotations SET note = note')).rejects.toMatchObject({ code: '42501' })
    await reader.end()
  })
})
