import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'
import './server'

// Before each test file: a database of its own, reached through the environment by the same roles as in production.
const { adminUrl, template, passwords } = inject('server')
const name = `test_${randomBytes(8).toString('hex')}`

const client = new Client({ connectionString: adminUrl })
await client.connect()
await client.query(`CREATE DATABASE ${name} OWNER crossread_owner TEMPLATE ${template} STRATEGY FILE_COPY`)
await client.end()

const urlOf = (role: keyof typeof passwords): string => {
  const url = new URL(adminUrl)
  url.username = `crossread_${role}`
  url.password = passwords[role]
  url.pathname = `/${name}`
  return url.toString()
}
process.env['DATABASE_URL'] = urlOf('app')
process.env['DATABASE_EXPORT_URL'] = urlOf('export')
process.env['DATABASE_OWNER_URL'] = urlOf('owner')
process.env['ORIGIN'] = 'http://127.0.0.1:3000'
process.env['NEXTAUTH_URL'] = 'http://127.0.0.1:3000'
process.env['NEXTAUTH_SECRET'] = randomBytes(32).toString('base64url')
