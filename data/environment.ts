import { z } from 'zod'

/** What the server needs to know from outside, checked. */
export interface Environment {
  /** The PostgreSQL of the application, with its password: never to be logged. */
  readonly databaseUrl: string
  /** The same for exports, which only read; the application's own where none is named. */
  readonly exportDatabaseUrl: string
  /** The address people use, scheme, host and port, without a path: `https://crossread.example`. */
  readonly origin: string
  /** What sessions are signed with. At least 32 characters. */
  readonly secret: string
}

let parsed: Environment | undefined

/**
 * The environment of this process, parsed at first use, so that building the program needs none.
 * @throws an error that names every wrong variable and what is expected of it.
 */
export function environment(): Environment {
  parsed ??= parseEnvironment(process.env)
  return parsed
}

/** Parses variables as the environment has them. An empty one counts as missing. */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const result = schema.safeParse({ ...given, ORIGIN: given['ORIGIN'] ?? given['NEXTAUTH_URL'] })
  if (!result.success) {
    const lines = result.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`)
    throw new Error(`The environment is not right:\n${lines.join('\n')}`)
  }
  const { DATABASE_URL, DATABASE_EXPORT_URL, ORIGIN, NEXTAUTH_SECRET } = result.data
  return {
    databaseUrl: DATABASE_URL,
    exportDatabaseUrl: DATABASE_EXPORT_URL ?? DATABASE_URL,
    origin: new URL(ORIGIN).origin,
    secret: NEXTAUTH_SECRET,
  }
}

const expected = {
  database: 'expected the address of a PostgreSQL database, as in postgresql://user:password@host:5432/name',
  origin: 'expected the address people use, without a path, as in https://crossread.example',
  secret: 'expected a secret of at least 32 random characters; `openssl rand -base64 33` makes one',
  knownSecret: 'this secret is published or easily guessed; `openssl rand -base64 33` makes a better one',
}

const database = z.string(expected.database).refine((text) => {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return ['postgresql:', 'postgres:'].includes(url.protocol) && url.pathname.length > 1
}, expected.database)

const origin = z.string(expected.origin).refine((text) => {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return ['http:', 'https:'].includes(url.protocol) && `${url.origin}/` === url.href
}, expected.origin)

const secret = z
  .string(expected.secret)
  .min(32, { error: expected.secret, abort: true })
  .refine((text) => !isKnown(text), expected.knownSecret)

const schema = z.object({ DATABASE_URL: database, DATABASE_EXPORT_URL: database.optional(), ORIGIN: origin, NEXTAUTH_SECRET: secret })

/** Words that stand in the sample secrets of handbooks and never, but by a freak of chance, in a random one. */
const sampleWords = /change.?me|replace|your.?(own|secret|super|jwt|key)|super.?secret|secret.?key|example|placeholder|password|insecure|0123456789|1234567890|abcdefgh|qwerty/i

function isKnown(secret: string): boolean {
  return sampleWords.test(secret) || new Set(secret).size < 10
}
