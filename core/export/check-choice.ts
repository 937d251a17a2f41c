import { type Result, fail, ok } from '@/core/result'
import type { ExportChoice } from './choice'

/** Whether a choice can be written at all, and if not, why: an unknown format, or texts left out of a format that is made of them. */
export function checkChoice(choice: ExportChoice): Result<ExportChoice> {
  return choice.format === 'jsonl' ? ok(choice) : fail('refused', `There is no format “${choice.format}”.`, { field: 'format' })
}
