import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type ImportedArticle, importArticle } from '@/core/import/import-article'
import { decodeText } from '@/core/import/decode'

/** What `corpus/manifest.json` knows of each document. Null is unknown, and stays so. */
const manifestSchema = z.object({
  story: z.object({ key: z.string(), title: z.string() }),
  articles: z.array(
    z.object({
      file: z.string(), slug: z.string(), title: z.string().nullable(), originator: z.string().nullable(), publisher: z.string().nullable(),
      byline: z.string().nullable(), publishedAt: z.string().nullable(), url: z.string().nullable(), provenance: z.string(),
    }),
  ),
})

export type ManifestArticle = z.infer<typeof manifestSchema>['articles'][number]

/** A document of the corpus: what the manifest knows, the raw text, and what the importer made of it. */
export interface CorpusArticle {
  readonly known: ManifestArticle
  readonly raw: string
  readonly imported: ImportedArticle
}

/** Reads the corpus through the same importer that a lead uses. @throws when a document is refused. */
export async function readCorpus(folder: string): Promise<{ story: { key: string; title: string }; articles: readonly CorpusArticle[] }> {
  const { story, articles } = manifestSchema.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')))
  return {
    story,
    articles: await Promise.all(
      articles.map(async (known) => {
        const raw = decodeText(await readFile(join(folder, known.file)))
        const imported = raw.ok ? importArticle(raw.value) : raw
        if (!raw.ok || !imported.ok) throw new Error(`${known.file}: ${raw.ok ? (imported.ok ? '' : imported.problem.message) : raw.problem.message}`)
        return { known, raw: raw.value, imported: imported.value }
      }),
    ),
  }
}
