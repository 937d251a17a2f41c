import type { ExportChoice } from './choice'

/** How a package comes: packed into one archive, or only its one large file. */
export const exportForms = ['zip', 'file'] as const

export type ExportForm = (typeof exportForms)[number]

/** What the splits are asked for by, in an address. */
export const splitWords = ['train', 'validation', 'test', 'seed'] as const

/** A choice as the query of an address, with its question mark. */
export function writeExport({ format, layers, texts, splits }: ExportChoice, form: ExportForm = 'zip'): string {
  const query = new URLSearchParams({ format, layers: layers.join(',') })
  if (texts === 'without') query.set('texts', texts)
  if (splits) for (const name of splitWords) query.set(name, String(splits[name]))
  if (form === 'file') query.set('as', form)
  // Commas are read as they are, and nicer so.
  return `?${query.toString().replaceAll('%2C', ',')}`
}
