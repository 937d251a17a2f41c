import { type CheckedChoice, checkChoice } from '@/core/export/check-choice'
import { exportChoice, exportLayers } from '@/core/export/choice'
import { exportFormatKeys } from '@/core/export/export-format'
import { Failure } from '../failure'

/** What is chosen, as the command line has it. */
export interface ChoiceOptions {
  readonly format: string
  /** With commas between. */
  readonly layers?: string
  /** The gold too, besides the layers. */
  readonly gold?: boolean
  /** False for `--no-texts`. */
  readonly texts?: boolean
  /** Shares of train, validation and test in percent, with commas between. */
  readonly splits?: string
  readonly seed?: string
}

/** Reads the choice and where it goes: a folder, an archive, or one file to standard output. */
export function choiceOf(target: string, { format, layers = 'annotators', gold = false, texts = true, splits, seed = '1' }: ChoiceOptions): { choice: CheckedChoice; form: 'folder' | 'zip' | 'file' } {
  const form = target === '-' ? 'file' : target.endsWith('.zip') ? 'zip' : 'folder'
  const [train, validation, test, ...more] = splits?.split(',').map(wholeNumber) ?? []
  if (splits !== undefined && (test === undefined || more.length > 0)) throw new Failure(`“${splits}” is not three shares.`, 'Write them as --splits 80,10,10: train, validation, test.')
  if ([train, validation, test].some(Number.isNaN)) throw new Failure(`“${splits}” is not three whole numbers.`, 'Write shares in percent as --splits 80,10,10: train, validation, test.')
  if (Number.isNaN(wholeNumber(seed))) throw new Failure(`“${seed}” is no seed.`, 'Give --seed a whole number.')
  const chosen = layers.split(',').map((layer) => layer.trim()).filter((layer) => layer !== '')
  const strange = chosen.find((layer) => exportLayers.every((one) => one !== layer))
  if (strange !== undefined) throw new Failure(`There is no layer “${strange}”.`, `Name some of these with --layers, with commas between: ${exportLayers.join(', ')}.`)
  if (exportFormatKeys.every((one) => one !== format)) throw new Failure(`There is no format “${format}”.`, `Name one of these with --format: ${exportFormatKeys.join(', ')}.`)
  const parsed = exportChoice.safeParse({
    format, layers: [...new Set([...chosen, ...(gold ? ['gold'] : [])])], texts: texts ? 'with' : 'without',
    ...(splits === undefined ? {} : { splits: { train, validation, test, seed: wholeNumber(seed) } }),
  })
  if (!parsed.success) throw new Failure(`The choice is not right: ${parsed.error.issues[0]!.message}.`, 'Layers are annotators, gold, soft, decisions and discussion; shares and the seed are whole numbers.')
  const checked = checkChoice(parsed.data)
  if (!checked.ok) throw new Failure(checked.problem.message, 'See crossread export --help.')
  if (form === 'file' && (splits !== undefined || (checked.value.format !== 'jsonl' && !checked.value.format.startsWith('csv-')))) throw new Failure('Only JSONL and our CSV without splits are one file.', 'Name a folder, or an archive that ends in .zip.')
  return { choice: checked.value, form }
}

function wholeNumber(word: string): number {
  return /^\d{1,10}$/.test(word.trim()) ? Number(word) : Number.NaN
}
