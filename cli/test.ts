import { Command } from 'commander'
import { Failure, reasonOf } from './failure'
import { project } from './project'
import { step } from './step'
import { generateClient } from './steps/generate'
import type { Check, CheckResult } from './testing/checks'
import { choose } from './testing/checks'
import type { Outcome } from './testing/summary'
import { summary } from './testing/summary'

const program = new Command('npm test --')
  .description('Checks everything: lint, types, unit, data layer against a real PostgreSQL, build, and the stories in a real browser.')
  .option('--only <checks>', 'some of lint, types, unit, data, build, stories, separated by commas')
  .action(async ({ only }: { only?: string }) => {
    const started = performance.now()
    await step('Data client', async (report) => report.done((await generateClient(project)) ? 'generated' : 'up to date'))
    const outcomes: Outcome[] = []
    for (const check of choose(only)) outcomes.push(await runCheck(check))
    const failed = outcomes.filter(({ ok }) => !ok)
    console.log(failed.length === 0 ? '' : `\nFailed: ${failed.map(({ name }) => name).join(', ')}`)
    console.log(summary(outcomes, performance.now() - started))
    process.exit(failed.length === 0 ? 0 : 1)
  })

/** Runs one check to its end. What failed is printed at once; the others still run. */
async function runCheck({ name, title, run }: Check): Promise<Outcome> {
  const { counts, failure, ok } = await step(title, async (report) => {
    const { counts, failure } = await run(report).catch(asResult)
    const ok = counts === undefined ? failure === undefined : counts.failed === 0 && (failure === undefined || counts.unsteady !== undefined)
    report.done(`${ok ? 'passed' : 'FAILED'}${counts === undefined ? '' : ` ${counts.passed} of ${counts.passed + counts.failed}`}`)
    return { counts, failure, ok }
  })
  if (failure !== undefined) console.log(`\n${failure}\n`)
  for (const one of counts?.unsteady ?? []) console.log(`  Unsteady, to be mended: it passed only when run again alone: ${one}`)
  return { name, ok, counts }
}

function asResult(error: unknown): CheckResult {
  if (error instanceof Failure) return { failure: reasonOf(error) }
  throw error
}

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof Failure)) throw error
  error.say()
  process.exit(1)
}
