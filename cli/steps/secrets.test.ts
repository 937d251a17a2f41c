import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { parseEnvironment } from '@/data/environment'
import { Failure } from '../failure'
import { keepSecrets } from './secrets'
import { keepSignIn } from './seed'

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'crossread-secrets-'))
  onTestFinished(() => rm(path, { recursive: true }))
  return path
}
const mode = async (file: string): Promise<number> => (await stat(file)).mode & 0o777

it('secrets are made once, all different, for their owner only, and good enough for the application', async () => {
  const data = await folder()
  const first = await keepSecrets(data)
  expect(first.made).toBe(true)
  expect(await keepSecrets(data)).toEqual({ secrets: first.secrets, made: false })
  expect(await mode(join(data, 'secrets.json'))).toBe(0o600)
  expect(new Set(Object.values(first.secrets)).size).toBe(5)
  const environment = { DATABASE_URL: 'postgresql://127.0.0.1/crossread', ORIGIN: 'http://127.0.0.1:3000', NEXTAUTH_SECRET: first.secrets.session }
  expect(parseEnvironment(environment).secret).toBe(first.secrets.session)
})

it.each(['', '{', '{}', '[]', '{"session": 1}'])('damaged secrets (%s) are said, and never replaced', async (text) => {
  const data = await folder()
  await writeFile(join(data, 'secrets.json'), text)
  await expect(keepSecrets(data)).rejects.toBeInstanceOf(Failure)
  expect(await readFile(join(data, 'secrets.json'), 'utf8')).toBe(text)
})

it('first passwords are kept for their owner only, in columns', async () => {
  const data = await folder()
  const signIn = [
    { role: 'lead', name: 'Zoë שלום', email: 'zoe@crossread.example', password: 'one-two' },
    { role: 'annotator', name: 'Ed', email: 'ed@crossread.example', password: 'three' },
  ]
  const file = await keepSignIn(data, { signIn }, 'http://127.0.0.1:3000')
  expect(await mode(file)).toBe(0o600)
  const lines = (await readFile(file, 'utf8')).trim().split('\n').slice(-2)
  expect(lines.map((line) => line.split(/ {2,}/))).toEqual(signIn.map((person) => Object.values(person)))
})

it('whom to begin with stands under the passwords', async () => {
  const file = await keepSignIn(await folder(), { signIn: [{ role: 'lead', name: 'Ed', email: 'ed@crossread.example', password: 'one' }], first: 'Ed has something to do.' }, 'http://127.0.0.1:3000')
  expect((await readFile(file, 'utf8')).trim().split('\n').slice(-3)).toEqual(['lead  Ed  ed@crossread.example  one', '', 'Ed has something to do.'])
})

it('the first lead of an empty workspace gets a link', async () => {
  const file = await keepSignIn(await folder(), { signIn: [], firstLeadPath: '/invitation/abc' }, 'http://127.0.0.1:3000')
  expect(await readFile(file, 'utf8')).toContain('http://127.0.0.1:3000/invitation/abc')
})
