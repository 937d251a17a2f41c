import { type Result, fail, ok } from '../result'
import { type Codebook, codebookSchema } from './codebook'
import { type CodebookProblem, writeIssue, writePath } from './codebook-problem'

/** How many problems are listed; nobody mends more than that at once. */
const most = 50

/**
 * Reads a codebook from JSON, with every reference inside it checked. Fails with `invalid`; its
 * details hold the list of `problems` (`CodebookProblem`), at most 50 of them.
 */
export function readCodebook(json: string): Result<Codebook> {
  let value: unknown
  try {
    value = JSON.parse(json.replace(/^\uFEFF/, ''))
  } catch (error) {
    return refuse('This is not JSON.', [{ path: '', message: whereIn(json, error instanceof Error ? error.message : '') }])
  }
  const parsed = codebookSchema.safeParse(value, { error: writeIssue })
  if (parsed.success) return ok(parsed.data)
  const problems = parsed.error.issues.map((issue) => ({ path: writePath(issue.path), message: issue.message }))
  return refuse(problems.length === 1 ? 'One thing in this codebook must be mended.' : `${problems.length} things in this codebook must be mended.`, problems.slice(0, most))
}

function refuse(message: string, problems: readonly CodebookProblem[]): Result<never> {
  return fail('invalid', message, { details: { problems } })
}

/** The engine's words with the line added, where it says a position. */
function whereIn(json: string, message: string): string {
  const at = /position (\d+)/.exec(message)?.[1]
  if (at === undefined) return json.trim() === '' ? 'There is nothing in it.' : `It ends too early, or holds something that is not JSON: ${message}.`
  const before = json.slice(0, Number(at)).split('\n')
  return `Something is wrong at line ${before.length}, character ${[...before.at(-1)!].length + 1}: a comma or a quotation mark, most often.`
}
