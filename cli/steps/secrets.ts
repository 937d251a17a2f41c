import { randomBytes } from 'node:crypto'
import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Failure } from '../failure'

const schema = z.strictObject({ session: z.string(), admin: z.string(), owner: z.string(), app: z.string(), export: z.string() })

/** Made at the first start, never changed, known to nobody: what signs the sessions, and the passwords of the database roles. */
export type Secrets = z.infer<typeof schema>

/** The secrets of the data folder, and whether they were made just now. The file is for its owner only. */
export async function keepSecrets(folder: string): Promise<{ secrets: Secrets; made: boolean }> {
  const file = join(folder, 'secrets.json')
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw new Failure(`${file} cannot be read: ${error.message}.`, 'Start as the user who owns the data folder.')
  })
  if (text !== undefined) return { secrets: parse(text, file), made: false }
  const secret = (): string => randomBytes(32).toString('base64url')
  const secrets = { session: secret(), admin: secret(), owner: secret(), app: secret(), export: secret() }
  await writePrivately(file, `${JSON.stringify(secrets, undefined, 2)}\n`)
  return { secrets, made: true }
}

function parse(text: string, file: string): Secrets {
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    throw new Failure(`${file} is damaged.`, 'Put back a copy: it holds the passwords of the database, which cannot be read without them.')
  }
}

/** Writes a whole file that only its owner can read, or none. */
export async function writePrivately(file: string, text: string): Promise<void> {
  const handle = await open(`${file}.new`, 'w', 0o600)
  try {
    await handle.chmod(0o600)
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${file}.new`, file)
}
