import { type CheckedChoice, checkChoice } from '../export/check-choice'
import { exportChoice } from '../export/choice'
import { type ExportForm, splitWords } from '../export/write-choice'
import { type Result, fail, ok } from '../result'

/** What an address asks for. */
export interface ExportRequest {
  readonly choice: CheckedChoice
  readonly form: ExportForm
}

/**
 * Reads what is to be exported from the query of an address: `format`, `layers` with commas between, `texts`, the shares
 * `train`, `validation` and `test` in percent with their `seed`, and `as`. What is not said is as usual. Fails with
 * `invalid` or `refused`.
 */
export function readExport(query: URLSearchParams): Result<ExportRequest> {
  const unknown = [...query.keys()].find((key) => !['format', 'layers', 'texts', 'as', ...splitWords].includes(key))
  if (unknown !== undefined) return fail('invalid', `An export knows nothing of “${unknown.slice(0, 80)}”.`, { field: 'query' })
  const word = (name: string) => query.get(name) || undefined
  const split = splitWords.some((name) => query.has(name))
  const number = (name: (typeof splitWords)[number]) => (/^\d{1,10}$/.test(query.get(name) ?? '0') ? Number(query.get(name) ?? '0') : Number.NaN)
  const wrong = splitWords.find((name) => Number.isNaN(number(name)))
  if (wrong !== undefined) return fail('invalid', wrong === 'seed' ? '“seed” is a whole number from 0 on.' : `“${wrong}” is a whole number of percent, from 0 to 100.`, { field: `splits.${wrong}` })
  const parsed = exportChoice.safeParse({
    format: word('format') ?? 'jsonl',
    ...(query.has('layers') ? { layers: [...new Set(query.get('layers')!.split(',').filter((layer) => layer !== ''))] } : {}),
    ...(word('texts') === undefined ? {} : { texts: word('texts') }),
    ...(split ? { splits: { train: number('train'), validation: number('validation'), test: number('test'), seed: number('seed') } } : {}),
  })
  if (!parsed.success) return fail('invalid', parsed.error.issues[0]!.message, { field: parsed.error.issues[0]!.path.join('.') })
  const form = word('as') ?? 'zip'
  if (form !== 'zip' && form !== 'file') return fail('invalid', 'An export comes as a zip or as a file.', { field: 'as' })
  const checked = checkChoice(parsed.data)
  if (!checked.ok) return checked
  const { format, splits } = checked.value
  if (form === 'file' && (splits || (format !== 'jsonl' && !format.startsWith('csv-')))) return fail('refused', 'Only JSONL and our CSV without splits are one file.', { field: 'as' })
  return ok({ choice: checked.value, form })
}
