import type { Command } from 'commander'
import { type Role, roles } from '@/core/permission'
import { emailField } from '@/core/request/email'
import type { Result } from '@/core/result'
import type * as Operator from '@/data/operator'
import type { OneTimeLink, UserChange, UserRow } from '@/data/operator'
import { Failure } from '../failure'
import { withLocalDatabase } from '../local'

interface Options {
  readonly data?: string
  readonly json?: boolean
}

interface AddOptions extends Options {
  readonly project?: string
  readonly role?: string
}

/** The commands with which whoever runs Crossread sees to accounts. No password ever stands on the command line: people set their own. */
export function addUsersCommands(program: Command): void {
  const users = program.command('users').description('See to accounts: list, let in, disable, enable, and one-time links for a new password.')
  const command = (line: string, words: string) => users.command(line).description(words).option('--json', 'print what came of it as JSON').option('--data <folder>', 'where the database is kept (CROSSREAD_DATA; .crossread in the project), if DATABASE_URL names none')
  command('list', 'Every account with its projects and roles.').action(listCommand)
  command('add <address>', 'Print a one-time link, good for 72 hours, with which somebody makes an account; without --project one that may make projects.')
    .option('--project <slug>', 'the project that they join')
    .option('--role <role>', `their role there: ${roles.join(', ')} (annotator)`)
    .action(addCommand)
  command('disable <address>', 'Let nobody in with this account any more. Its sessions end; its work stays.').action((address: string, options: Options) => changeCommand(address, true, options))
  command('enable <address>', 'Let them in again, with the password they had.').action((address: string, options: Options) => changeCommand(address, false, options))
  command('reset-password <address>', 'Print a one-time link, good for 72 hours, that sets a new password. The present one is good until then; to end it now, disable the account.').action(resetCommand)
}

/** Does work with the accounts, in an instance that is there. */
const inWorkspace = <Value>({ data }: Options, work: (operator: typeof Operator) => Promise<Value>): Promise<Value> =>
  withLocalDatabase({ ...(data === undefined ? {} : { data }), quiet: true, asItIs: true }, async () => work(await import('@/data/operator')))

async function listCommand(options: Options): Promise<void> {
  const users = await inWorkspace(options, ({ listUsers }) => listUsers())
  if (options.json) console.log(JSON.stringify(users, undefined, 2))
  else for (const line of userLines(users)) console.log(line)
}

/** A line for each account: aligned for people, and parted by tabs in a pipe. */
export function userLines(users: readonly UserRow[], terminal = process.stdout.isTTY): string[] {
  const rows = [['address', 'name', 'state', 'projects'], ...users.map(({ email, name, disabledAt, imported, mayCreateProjects, projects }) => [
    email, name, imported ? 'imported' : disabledAt === null ? (mayCreateProjects ? 'may make projects' : 'enabled') : 'disabled',
    projects.map(({ slug, role, keptOut }) => `${slug} (${role}${keptOut ? ', kept out' : ''})`).join(', '),
  ])].map((row) => row.map((cell) => cell.replace(/\s+/g, ' ')))
  if (!terminal) return rows.map((row) => row.join('\t'))
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`.trimEnd())
}

async function addCommand(address: string, options: AddOptions): Promise<void> {
  const email = emailOf(address)
  const role = roleOf(options.role ?? 'annotator')
  if (options.role !== undefined && options.project === undefined) throw new Failure('A role is one in a project.', 'Name the project with --project; without it the account may make projects of its own.')
  const place = options.project === undefined ? null : { project: options.project, role }
  await printLink(options, ({ addUser }) => addUser({ email, place }), place ? `join ${place.project} as ${role}` : 'make an account that may make projects')
}

async function resetCommand(address: string, options: Options): Promise<void> {
  const email = emailOf(address)
  await printLink(options, ({ resetPassword }) => resetPassword(email), 'set a new password')
}

async function printLink(options: Options, make: (operator: typeof Operator) => Promise<Result<OneTimeLink>>, purpose: string): Promise<void> {
  const { email, token, expiresAt } = valueOf(await inWorkspace(options, make))
  const link = `${process.env['ORIGIN']}/invitation#${token}`
  if (options.json) console.log(JSON.stringify({ email, link, expiresAt }, undefined, 2))
  else {
    console.log(`  For ${email}, to ${purpose}; works once, until ${expiresAt}:\n\n    ${link}\n`)
    console.log('  It is shown here and nowhere else. Hand it to them alone: whoever has it can use it.')
  }
}

async function changeCommand(address: string, disabled: boolean, options: Options): Promise<void> {
  const email = emailOf(address)
  const change = valueOf(await inWorkspace(options, ({ setDisabled }) => setDisabled(email, disabled)))
  if (options.json) console.log(JSON.stringify({ ...change, disabled }, undefined, 2))
  else for (const line of changeLines(change, disabled)) console.log(line)
}

function changeLines({ email, changed, sessions, withoutLead }: UserChange, disabled: boolean): string[] {
  const state = disabled ? 'disabled' : 'enabled'
  if (!changed) return [`  ${email} was ${state} already.`]
  const ended = disabled ? ` ${sessions} ${sessions === 1 ? 'session' : 'sessions'} ended.` : ''
  return [`  ${email} is ${state}.${ended}`, ...(withoutLead.length > 0 ? [`  Nobody leads now: ${withoutLead.join(', ')}.`] : [])]
}

function valueOf<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value
  throw new Failure(result.problem.message, '`crossread users list` shows who there is.')
}

function emailOf(address: string): string {
  const email = emailField.safeParse(address)
  if (email.success) return email.data
  throw new Failure(`“${address}” is not an address.`, email.error.issues[0]?.message ?? '')
}

function roleOf(role: string): Role {
  const found = roles.find((one) => one === role)
  if (found) return found
  throw new Failure(`There is no role “${role}”.`, `There are ${roles.join(', ')}.`)
}
