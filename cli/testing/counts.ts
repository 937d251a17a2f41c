import { z } from 'zod'

/** How the tests of one step ended. */
export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** Those of the passed that failed at first, and passed when they were run again by themselves. To be named, and mended. */
  readonly unsteady?: readonly string[]
}

export const none: Counts = { passed: 0, failed: 0, skipped: 0 }

/** Adds them up. */
export function total(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, { passed, failed, skipped }) => ({ passed: sum.passed + passed, failed: sum.failed + failed, skipped: sum.skipped + skipped }),
    none,
  )
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

/** Reads what the JSON reporter of vitest writes. A file that could not even be loaded counts as one failed test. */
export function countVitest(report: string): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = vitestReport.parse(JSON.parse(report))
  const unloaded = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length
  return { passed: numPassedTests, failed: numFailedTests + unloaded, skipped: numPendingTests + numTodoTests }
}

interface Suite {
  readonly title: string
  readonly suites?: readonly Suite[]
  readonly specs: readonly { readonly title: string; readonly ok: boolean }[]
}

const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({ title: z.string(), suites: z.array(suite).optional(), specs: z.array(z.object({ title: z.string(), ok: z.boolean() })) }),
)

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  suites: z.array(suite),
})

/** Reads what the JSON reporter of Playwright writes. */
export function countPlaywright(report: string): Counts {
  const { stats } = playwrightReport.parse(JSON.parse(report))
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }
}

/** The stories that failed, by file and title. */
export function failedStories(report: string): readonly string[] {
  const under = ({ title, suites = [], specs }: Suite, above: string): readonly string[] => {
    const path = above === '' ? title : `${above} › ${title}`
    return [...specs.filter(({ ok }) => !ok).map((one) => `${path} › ${one.title}`), ...suites.flatMap((one) => under(one, path))]
  }
  return playwrightReport.parse(JSON.parse(report)).suites.flatMap((one) => under(one, ''))
}

/**
 * The count of a first run with that of a second one, of what had failed, taken in. What had not been run at first, because what it stands on
 * had failed, counts as skipped there, and is run with the others.
 */
export function countAgain(first: Counts, second: Counts, failedAtFirst: readonly string[], failedAgain: readonly string[]): Counts {
  // A second run that did not come to all that had failed, because it could not begin for example, has shown nothing of the rest.
  const notRun = Math.max(0, first.failed - second.passed - second.failed)
  const unsteady = notRun > 0 ? [] : failedAtFirst.filter((name) => !failedAgain.includes(name))
  const [passed, failed] = [first.passed + second.passed, second.failed + notRun]
  return { passed, failed, skipped: first.passed + first.failed + first.skipped - passed - failed, unsteady }
}
