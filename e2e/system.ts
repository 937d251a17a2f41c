import { readFile } from 'node:fs/promises'
import type { Person, RunningApp } from './app'

/** The system under test, as every story sees it. */
export type System = Pick<RunningApp, 'origin' | 'people'>

const variable = 'CROSSREAD_E2E_SYSTEM'

/** Hands the system over to the processes that run the stories. */
export function announce({ origin, people }: System): void {
  process.env['CROSSREAD_E2E_ORIGIN'] = origin
  process.env[variable] = JSON.stringify({ origin, people } satisfies System)
}

/** The system under test. @throws when nothing was started. */
export function system(): System {
  const announced = process.env[variable]
  if (announced === undefined) throw new Error('Nothing was started: the stories run under e2e/playwright.config.ts.')
  return JSON.parse(announced) as System
}

/** Somebody of the demonstration team, by the beginning of their address. @throws when there is nobody of that name. */
export function teammate(name: 'lead' | 'reviewer' | 'ana' | 'ben' | 'chloe'): Person {
  const person = system().people.find(({ email }) => email.startsWith(`${name}@`))
  if (!person) throw new Error(`There is no ${name} in the demonstration team.`)
  return person
}

/** Those of a sign-in file, as `npm start` keeps it. */
export async function readSignIn(file: string): Promise<readonly Person[]> {
  const kept = await readFile(file, 'utf8')
  return [...kept.matchAll(/^(\w+) .*?(\S+@\S+)\s+(\S+)$/gm)].map(([, role, email, password]) => ({ role: role!, email: email!, password: password! }))
}
