import { hash, verify } from '@node-rs/argon2'

/** argon2id as OWASP's sheet of 2024 has it: 19 MiB, two passes, one lane. About 25 ms here. */
const argon2id = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** At most two hashes at a time in a process: each takes 19 MiB and a core. */
let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= 2) await new Promise<void>((resume) => waiting.push(resume))
  else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

/** Hashes a password to a PHC string. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, argon2id))
}

let dummy: Promise<string> | undefined

/**
 * Whether a password fits. Without a hash (no such account) it verifies against a dummy one, so
 * that the answer takes as long and tells nothing.
 */
export async function verifyPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  dummy ??= hashPassword('a password that nobody has')
  const against = passwordHash ?? (await dummy)
  const fits = await inTurn(() => verify(against, password))
  return fits && passwordHash !== undefined
}
