import { type Result, fail, ok } from '@/core/result'
import type { ExportChoice } from './choice'
import { type ExportFormatKey, canLeaveTextsOut, exportFormatKeys, isExportFormat, nameOfFormat } from './export-format'

/** A choice that can be written. */
export interface CheckedChoice extends ExportChoice {
  readonly format: ExportFormatKey
}

/** Whether a choice can be written at all, and if not, why: an unknown format, nothing chosen, or texts left out of a format that is made of them. */
export function checkChoice(choice: ExportChoice): Result<CheckedChoice> {
  const { format, layers, texts, splits } = choice
  if (!isExportFormat(format)) return fail('refused', `There is no format “${format}”. There are ${exportFormatKeys.join(', ')}.`, { field: 'format' })
  if (layers.length === 0) return fail('refused', 'Nothing is chosen: choose at least one layer.', { field: 'layers' })
  if (texts === 'without' && !canLeaveTextsOut(format)) {
    return fail('refused', `${nameOfFormat(format)} is made of the texts themselves. Without them there are ${exportFormatKeys.filter(canLeaveTextsOut).join(', ')}.`, { field: 'texts' })
  }
  if (texts === 'without' && layers.includes('discussion')) return fail('refused', 'What was said about cases may quote the texts: without them there is no discussion.', { field: 'layers' })
  if (splits && splits.train + splits.validation + splits.test !== 100) return fail('refused', 'The shares of the splits are percentages, and add up to 100.', { field: 'splits' })
  return ok({ ...choice, format })
}
