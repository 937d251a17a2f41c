import { Client } from 'pg'

/** One password for each of the three roles, of letters, digits, `-` and `_` only. */
export interface RolePasswords {
  readonly owner: string
  readonly app: string
  readonly export: string
}

/** Where the three roles reach one database. */
export interface DatabaseUrls {
  /** Owns the schema and changes it: migrations. */
  readonly owner: string
  /** Reads and writes rows as far as the migrations grant it: the application. */
  readonly app: string
  /** Reads: exports. */
  readonly export: string
}

/**
 * Makes the three roles and the database if they are not there, and sets the passwords. What the app and export roles
 * may do inside the database is granted by the migrations, beside the tables.
 */
export async function prepareDatabase(adminUrl: string, name: string, passwords: RolePasswords): Promise<DatabaseUrls> {
  const client = new Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    for (const role of ['owner', 'app', 'export'] as const) {
      const full = `crossread_${role}`
      const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [full])
      const verb = rowCount === 0 ? 'CREATE' : 'ALTER'
      await client.query(`${verb} ROLE ${full} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${client.escapeLiteral(passwords[role])}`)
    }
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} OWNER crossread_owner`)
    await client.query(`REVOKE ALL ON DATABASE ${client.escapeIdentifier(name)} FROM PUBLIC`)
    await client.query(`GRANT CONNECT ON DATABASE ${client.escapeIdentifier(name)} TO crossread_app, crossread_export`)
  } finally {
    await client.end()
  }
  return roleUrls(adminUrl, name, passwords)
}

/** The URLs of the three roles on the server of `adminUrl`. */
export function roleUrls(adminUrl: string, name: string, passwords: RolePasswords): DatabaseUrls {
  const urlOf = (role: keyof RolePasswords): string => {
    const url = new URL(adminUrl)
    url.username = `crossread_${role}`
    url.password = passwords[role]
    url.pathname = `/${name}`
    return url.toString()
  }
  return { owner: urlOf('owner'), app: urlOf('app'), export: urlOf('export') }
}
