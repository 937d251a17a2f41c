import type { z } from 'zod'

/** What is wrong at one place of a codebook. */
export interface CodebookProblem {
  /** Where, as one would write it in JavaScript: `tags[3].shortcut`. Empty for the whole. */
  readonly path: string
  readonly message: string
}

/** The problems that the details of a failure list, also after they have gone through JSON. */
export function problemsIn(details: unknown): readonly CodebookProblem[] {
  if (typeof details !== 'object' || details === null || !('problems' in details) || !Array.isArray(details.problems)) return []
  return details.problems.filter(isProblem)
}

/** A path through a value as one would write it in JavaScript. */
export function writePath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((written, step) => (typeof step === 'number' ? `${written}[${step}]` : written ? `${written}.${String(step)}` : String(step)), '')
}

/** What an issue is in plain words; undefined where the schema has its own, or the library's will do. */
export function writeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'is missing' : `should be ${kinds[issue.expected] ?? issue.expected}`
  if (issue.code === 'unrecognized_keys') return `nothing is known of ${issue.keys.map((key) => `“${key}”`).join(', ')}`
  if (issue.code === 'invalid_value') return `should be one of ${issue.values.map((value) => `“${String(value)}”`).join(', ')}`
  if (issue.code === 'too_small' && issue.origin === 'string') return 'is empty'
  if (issue.code === 'too_small' && issue.origin === 'array') return `needs at least ${issue.minimum}`
  if (issue.code === 'too_big' && issue.origin === 'string') return `is longer than ${issue.maximum} characters`
  if (issue.code === 'too_big' && issue.origin === 'array') return `holds more than ${issue.maximum}`
  return undefined
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text, in quotation marks',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, in square brackets',
  object: 'an object, in braces',
}

function isProblem(value: unknown): value is CodebookProblem {
  return typeof value === 'object' && value !== null && 'path' in value && 'message' in value && typeof value.path === 'string' && typeof value.message === 'string'
}
