// After `next build`: whether the reading page loads no more script than it may (cli/testing/script-budget.json).
import { Failure } from './failure'
import { project } from './project'
import { checkScriptBudget } from './testing/script-budget'

try {
  console.log(await checkScriptBudget(project))
} catch (error) {
  if (!(error instanceof Failure)) throw error
  error.say()
  process.exit(1)
}
