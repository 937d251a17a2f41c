import { z } from 'zod'

/** What of a project is written. */
export const exportLayers = ['annotators', 'gold', 'soft', 'decisions', 'discussion'] as const

export type ExportLayer = (typeof exportLayers)[number]

/** How an export is wanted: what a person chooses on the page, an address asks for, and a release keeps. */
export const exportChoice = z.strictObject({
  format: z.string().max(40),
  layers: z.array(z.enum(exportLayers)).default(['annotators', 'gold', 'decisions']),
  /** `without`: labels stand off, with the hash and address of each text, for texts under copyright. */
  texts: z.enum(['with', 'without']).default('with'),
  /** Shares of the stories, in percent, that go into each split; undefined for one file without splits. */
  splits: z.strictObject({ train: z.number().int().min(0).max(100), validation: z.number().int().min(0).max(100), test: z.number().int().min(0).max(100), seed: z.number().int().min(0).max(2 ** 31 - 1) }).optional(),
})

export type ExportChoice = z.infer<typeof exportChoice>

/** A file of an export, made as it is read: nothing of it is held. */
export interface PackageFile {
  /** Within the package, parts joined by `/`. */
  readonly path: string
  readonly bytes: AsyncIterable<Uint8Array>
}
