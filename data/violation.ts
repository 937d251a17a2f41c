import { Prisma } from '@/prisma/generated/client'

/** Whether Prisma was refused because a row with such a key is there already. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
}

/** What PostgreSQL says of a statement it refused: its SQLSTATE and the name of the rule. */
export interface Violation {
  readonly state: string
  readonly constraint: string | undefined
  readonly message: string
}

/** Reads a refusal of what was to be stored (SQLSTATE class 22, a value, or 23, a rule) out of an error of pg; undefined when it is something else. */
export function violationOf(error: unknown): Violation | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  const constraint = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : undefined
  return /^2[23]...$/.test(error.code) ? { state: error.code, constraint, message: error.message } : undefined
}

const connectionStates = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03', '53300', '55P03', '25P03', '57014', '40001', '40P01', 'P1001', 'P1002', 'P1017', 'P2024', 'P2028'])

/** Whether the database is away, full or too slow just now: the asker should try again, and nothing was stored. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (connectionStates.has(code) || code.startsWith('08')) return true
  if (/timeout exceeded when trying to connect|Connection terminated|not queryable|Can't reach database server|server closed the connection/i.test(error.message)) return true
  return error.cause !== undefined && isUnavailable(error.cause)
}
