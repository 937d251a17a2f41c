import { type CheckedChoice, checkChoice } from '../export/check-choice'
import { type ExportChoice, exportChoice } from '../export/choice'
import { type Result, fail, ok } from '../result'

/** How a package comes: packed into one archive, or only its one large file. */
export const exportForms = ['zip', 'file'] as const

export type ExportForm = (typeof exportForms)[number]

export interface ExportRequest {
  readonly choice: CheckedChoice
  readonly form: ExportForm
}

const shares = ['train', 'validation', 'test', 'seed'] as const

/**
 * Reads what is to be exported from the query of an address: `format`, `layers` with commas between, `texts`, the shares
 * `train`, `validation` and `test` in percent with their `seed`, and `as`. What is not said is as usual. Fails with
 * `invalid` or `refused`.
 */
export function readExport(query: URLSearchParams): Result<ExportRequest> {
  const unknown = [...query.keys()].find((key) => !['format', 'layers', 'texts', 'as', ...shares].includes(key))
  if (unknown !== undefined) return fail('invalid', `An export knows nothing of “${unknown.slice(0, 80)}”.`, { field: 'query' })
  const word = (name: string) => query.get(name) || undefined
  const split = shares.some((name) => query.has(name))
  const number = (name: (typeof shares)[number]) => (/^\d{1,10}$/.test(query.get(name) ?? '0') ? Number(query.get(name) ?? '0') : Number.NaN)
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

/** A choice as the query of an address, with its question mark. */
export function writeExport({ format, layers, texts, splits }: ExportChoice, form: ExportForm = 'zip'): string {
  const query = new URLSearchParams({ format, layers: layers.join(',') })
  if (texts === 'without') query.set('texts', texts)
  if (splits) for (const name of shares) query.set(name, String(splits[name]))
  if (form === 'file') query.set('as', form)
  // Commas are read as they are, and nicer so.
  return `?${query.toString().replaceAll('%2C', ',')}`
}
