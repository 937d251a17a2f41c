import { Command } from 'commander'
import { layerFormats } from '@/core/formats/formats'
import { mappedFields } from '@/core/import-job/mapping'
import { exportLayers } from '@/core/export/choice'
import { exportFormatKeys } from '@/core/export/export-format'
import { metricKeys } from '@/core/agreement/report/metric-key'
import { breakdowns } from '@/core/agreement/report/report'
import type { AgreementOptions } from './agreement/print'
import { backupCommand } from './backup/backup-command'
import { restoreCommand } from './backup/restore-command'
import { checkCommand } from './check/check-command'
import { exportCommand } from './export/export-command'
import { Failure } from './failure'
import { type ArticleImportOptions, importArticlesCommand } from './import/articles-command'
import { type ImportOptions, importCommand } from './import/import-command'
import type { MakeOptions, ReleaseOptions, WithdrawOptions } from './release/release-command'
import { applyMigrations } from './migrations/apply'
import { diffMigrations } from './migrations/diff'
import { installQueue } from './migrations/queue'
import { project } from './project'
import { reuniteCommand } from './reunite/reunite-command'
import { start } from './start'
import { addUsersCommands } from './users/users-command'

/** Lets a command ask a server, in place of the local database. */
const orServer = (command: Command): Command =>
  command
    .option('--server <address>', 'ask this server, by its API, in place of the local database (CROSSREAD_SERVER)')
    .option('--token-file <file>', 'the file that holds a token of that server, made on the account page')
    .option('--token <token>', 'the token itself; others on this machine may see it in the list of processes, so rather CROSSREAD_TOKEN or a file')

/** Articles, or layers. */
function importWhat(path: string, { format, ...options }: ImportOptions & ArticleImportOptions): Promise<void> {
  if (format !== undefined && format !== 'articles') return importCommand(path, { format, ...options })
  return importArticlesCommand(path, format === undefined ? options : { format, ...options })
}

const program = new Command('crossread').description('Crossread, a workbench for reading the news across outlets.')

for (const mode of ['start', 'dev'] as const) {
  program
    .command(mode)
    .description(mode === 'start' ? 'Set up what is missing, build, and serve.' : 'The same for development: nothing is built, and pages follow the sources.')
    .option('--port <number>', 'where to listen; if taken, the next free port is used (PORT; 3000)')
    .option('--host <address>', 'on which address to listen (HOST; 127.0.0.1)')
    .option('--data <folder>', 'where the database and the secrets are kept (CROSSREAD_DATA; .crossread in the project)')
    .option('--empty', 'at the first start, make an empty workspace in place of the demonstration')
    .addHelpText('after', environmentHelp())
    .action((options) => start(mode, options))
}

program
  .command('migrate')
  .description('Bring the database at DATABASE_OWNER_URL, or DATABASE_URL, up to date.')
  .action(async () => {
    const url = process.env['DATABASE_OWNER_URL'] || process.env['DATABASE_URL']
    if (url === undefined || url === '') throw new Failure('No database is named.', 'Set DATABASE_URL. Without it, `npm start` applies the migrations to its own.')
    for (const name of await applyMigrations(url, project)) console.log(`applied ${name}`)
    await installQueue(url)
  })

program
  .command('migrate-diff')
  .description('Print the SQL from the migrations to prisma/schema.prisma.')
  .action(async () => console.log((await diffMigrations(project)) ?? '-- The migrations and the schema agree.'))

orServer(
  program
    .command('import')
    .description('Bring articles into a project (--format articles: a file, an archive or a folder), or articles with the annotations of others: a folder of one format.')
    .argument('<path>', 'where the files are; for several annotators of brat, a folder for each in it')
    .requiredOption('--project <slug>', 'the short name of the project, which is made if there is none')
    .option('--format <format>', 'articles, where nothing is said; or for layers: ' + Object.entries(layerFormats).map(([key, { name }]) => (key === name ? key : `${key} (${name})`)).join(', '))
    .option('--column <field=name...>', `of articles: which column is what, where it is not seen by its name; fields are ${mappedFields.join(', ')}`)
    .option('--near <choice>', 'of articles: what is nearly the same as another is brought in (bring), left out (leave), or brought in as the same story (story)', 'bring')
    .option('--name <name>', 'how a project that is made is called (its short name)')
    .option('--lead <address>', 'who leads a project that is made, where several people could')
    .option('--annotator <name>', 'whose work it is, where the format does not say', 'annotator')
    .option('--accept <certainty>', 'take proposals for quotes that are not at their offsets, from this certainty on, 0 to 1')
    .option('--annotator-name <theirs=ours...>', 'how an annotator of theirs is called here; machine:NAME for a model, nothing to leave them out')
    .option('--tag <theirs=ours...>', 'which tag of the codebook a tag of theirs is, by name or key')
    .option('--list', 'list what did not fit, each with its file and line')
    .option('--strict', 'store nothing if anything does not fit, and end with 2')
    .option('--dry-run', 'only tell what would be stored')
    .option('--json', 'print what came of it as JSON')
    .option('--data <folder>', 'where the database is kept (CROSSREAD_DATA; .crossread in the project)'),
).action(importWhat)

orServer(
  program
    .command('export')
    .description('Write the labelled data of a project, as chosen, with a note of what its format cannot hold.')
    .argument('<target>', 'a folder that is not there yet, an archive NAME.zip, or - for the one large file on standard output; from a server an archive')
    .requiredOption('--project <slug>', 'the short name of the project')
    .option('--format <format>', exportFormatKeys.join(', '), 'jsonl')
    .option('--layers <layers>', `with commas between: ${exportLayers.join(', ')}`, 'annotators')
    .option('--gold', 'the gold too: as a layer of its own in the formats of other tools')
    .option('--no-texts', 'stand-off only, without the texts and without quotes, notes and reasons; `crossread reunite` puts them together again')
    .option('--splits <shares>', 'percent for train, validation and test, as in 80,10,10: stories and copies of a text stay on one side')
    .option('--seed <number>', 'of the splits: the same one splits alike', '1')
    .option('--json', 'print what was written as JSON')
    .option('--data <folder>', 'where the database is kept (CROSSREAD_DATA; .crossread in the project)'),
).action(exportCommand)

program
  .command('reunite')
  .description('Put an export without texts together with the texts again: each by its SHA-256, quote by quote. Ends with 2 where a text is missing or another.')
  .argument('<package>', 'the folder of the export, or its articles.jsonl')
  .argument('<texts>', 'a folder with the texts, in files of any names')
  .option('--out <file>', 'where the whole lines go (articles-with-texts.jsonl beside the others)')
  .option('--json', 'print what came of it as JSON')
  .action(reuniteCommand)
const release = program.command('release').description('Make, read, publish and withdraw releases of a project: numbered, checked and frozen.')

release
  .command('make')
  .description('Make a release and read every format back. It becomes a draft. Ends with 2 where the certificate has found what no note names.')
  .requiredOption('--project <slug>', 'the short name of the project')
  .requiredOption('--name <name>', 'what it is called')
  .option('--note <words>', 'what is new, what is still missing')
  .option('--format <format...>', 'besides our own JSONL, which is always in it (csv-safe)')
  .option('--without-texts', 'labels alone, for texts under copyright')
  .option('--json', 'print the release as JSON')
  .option('--data <folder>', 'where the database is kept (CROSSREAD_DATA; .crossread in the project)')
  .action(async (options: MakeOptions) => (await import('./release/release-command')).makeCommand(options))

release
  .command('list')
  .description('List the releases of a project, the newest first.')
  .requiredOption('--project <slug>', 'the short name of the project')
  .option('--json', 'print them as JSON')
  .option('--data <folder>', 'where the database is kept (CROSSREAD_DATA; .crossread in the project)')
  .action(async (options: ReleaseOptions) => (await import('./release/release-command')).listCommand(options))

release
  .command('publish')
  .description('Publish a draft. It never changes afterwards. Says how many questions of the datasheet are not answered.')
  .argument('<number>', 'as the list has it')
  .requiredOption('--project <slug>', 'the short name of the project')
  .option('--json', 'print what was published as JSON')
  .option('--data <folder>', 'where the database is kept (CROSSREAD_DATA; .crossread in the project)')
  .action(async (number: string, options: ReleaseOptions) => (await import('./release/release-command')).publishCommand(number, options))

release
  .command('discard')
  .description('Give up a release that is not published. Its files are taken away, and its number is not used again.')
  .argument('<number>', 'as the list has it')
  .requiredOption('--project <slug>', 'the short name of the project')
  .option('--json', 'print what was given up as JSON')
  .option('--data <folder>', 'where the database is kept (CROSSREAD_DATA; .crossread in the project)')
  .action(async (number: string, options: ReleaseOptions) => (await import('./release/release-command')).discardCommand(number, options))

release
  .command('withdraw')
  .description('Say of a published release that it should not be used any more. It stays, for whoever has cited it; this cannot be undone.')
  .argument('<number>', 'as the list has it')
  .requiredOption('--project <slug>', 'the short name of the project')
  .requiredOption('--reason <words>', 'why: it stands on the page of the release from then on')
  .option('--json', 'print what was withdrawn as JSON')
  .option('--data <folder>', 'where the database is kept (CROSSREAD_DATA; .crossread in the project)')
  .action(async (number: string, options: WithdrawOptions) => (await import('./release/release-command')).withdrawCommand(number, options))

release
  .command('download')
  .description('Write every file of a release into a new folder.')
  .argument('<number>', 'as the list has it')
  .argument('<folder>', 'where to; a folder that is not there yet')
  .requiredOption('--project <slug>', 'the short name of the project')
  .option('--json', 'print what was written as JSON')
  .option('--data <folder>', 'where the database is kept (CROSSREAD_DATA; .crossread in the project)')
  .action(async (number: string, folder: string, options: ReleaseOptions) => (await import('./release/release-command')).downloadCommand(number, folder, options))

for (const command of release.commands) orServer(command)

orServer(
  program
    .command('agreement')
    .description('Print the figures of agreement of a project: aligned in a terminal, separated by tabs in a pipe.')
    .requiredOption('--project <slug>', 'the short name of the project, as it stands in the address of its pages')
    .option('--metric <name...>', `which; all if nothing is said: ${metricKeys.join(', ')}`)
    .option('--by <breakdown...>', `broken down by what; “all” if nothing is said: ${breakdowns.join(', ')}`)
    .option('--codebook <number>', 'only under this version of the codebook')
    .option('--from <day>', 'only layers submitted on this day or later, as in 2026-11-02')
    .option('--until <day>', 'only layers submitted on this day or before')
    .option('--json', 'everything, every breakdown, as JSON')
    .option('--data <folder>', 'where the database is kept (CROSSREAD_DATA; .crossread in the project), if DATABASE_URL names none')
    .addHelpText('after', '\nEnds with 0 when the figures were printed, also undefined ones, and with 1 when none were: then the reason is on standard error.'),
).action(async (options: AgreementOptions) => (await import('./agreement/print')).printAgreement(options))

program
  .command('check')
  .description('Look through the whole database for what does not keep what is promised: texts, quotes, versions, the audit, verdicts, gold. Ends with 2 where there is a fault.')
  .option('--json', 'print what was found as JSON')
  .option('--data <folder>', 'where the database is kept (CROSSREAD_DATA; .crossread in the project)')
  .action(checkCommand)

program
  .command('backup')
  .description('Write the whole database into one file, of one moment, also while Crossread is running. Hashes of passwords are in it; it is not encrypted.')
  .argument('<file>', 'where to; a file that is not there yet')
  .option('--json', 'print what is in it as JSON')
  .option('--data <folder>', 'where the database is kept (CROSSREAD_DATA; .crossread in the project), if DATABASE_URL names none')
  .action(backupCommand)

program
  .command('restore')
  .description('Bring a backup back into a data folder that is not there yet, or a database with nothing in it, and look through all of it. Ends with 2 where there is a fault.')
  .argument('<file>', 'what `crossread backup` wrote')
  .option('--json', 'print what came of it as JSON')
  .option('--data <folder>', 'where to (CROSSREAD_DATA; .crossread in the project), if DATABASE_URL names no database')
  .action(restoreCommand)

addUsersCommands(program)

function environmentHelp(): string {
  return `
Environment:
  PORT, HOST           as --port and --host
  ORIGIN               the address people use, where it is not that of this server, as in https://crossread.example
  TRUSTED_PROXY        1 where every request comes through a reverse proxy of yours, which sets X-Forwarded-For
  DATABASE_URL         a PostgreSQL 15 or later to use in place of the one that comes with Crossread
  DATABASE_OWNER_URL   the same database for the role that changes tables, if it is another
  DATABASE_EXPORT_URL  the same database, or a replica, for the role that only reads
  NEXTAUTH_SECRET      what sessions are signed with, the same on every replica`
}

// Whoever reads may have had enough, as `head` has: that is no failure, and the work ends as it would.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof Failure)) throw error
  error.say()
  if (process.argv.includes('--json')) console.log(JSON.stringify({ failed: error.message, advice: error.advice }, undefined, 2))
  process.exit(1)
}
