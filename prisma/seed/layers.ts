import type { AnnotationContent, AttributeValue } from '@/core/annotation/annotation'
import { type Extent, normaliseExtent } from '@/core/annotation/fragment'
import { attributesOf } from '@/core/codebook/attributes'
import type { Codebook } from '@/core/codebook/codebook'
import { type FoundQuote, findQuote, withoutMarkup } from './find-quote'
import { type FilePassage, layerFileSchema } from './layer-file'

/** An article of the demonstration, as far as passages need it. */
export interface SeedArticle {
  /** Its file in `corpus/`, by which passages name it. */
  readonly file: string
  readonly slug: string
  /** The canonical text. */
  readonly text: string
}

/** One annotation of the demonstration: one tag of one passage. */
export interface SeedAnnotation {
  /** The passage it comes from. */
  readonly passage: string
  /** The slug of the article. */
  readonly article: string
  readonly content: AnnotationContent
}

/** What one reader of the demonstration marked, over all articles. */
export interface SeedLayer {
  /** As the file names the reader; `null` where it names nobody. */
  readonly annotator: string | null
  readonly annotations: readonly SeedAnnotation[]
}

/**
 * Turns a reader's passages into annotations, in the order of the file: finds each quote in its
 * article, and puts what the file says of it into the attributes of the codebook. Where a tag
 * requires a rationale, it is the note.
 * @throws when a quote is not found, or a tag, an attribute or a value is not in the codebook: a seed
 *   that is wrong has to be mended, not skipped
 */
export function readLayer(file: unknown, articles: readonly SeedArticle[], codebook: Codebook): SeedLayer {
  const { annotator, passages } = layerFileSchema.parse(file)
  const byFile = new Map(articles.map((article) => [article.file, article]))
  const annotations = passages.flatMap((passage) => {
    const article = byFile.get(passage.doc)
    if (!article) throw new Error(`passage ${passage.id}: there is no article ${passage.doc}`)
    const found = find(passage, article)
    const extent: Extent = found.map(({ start, end }) => ({ start, end }))
    if (normaliseExtent(extent).length !== extent.length) throw new Error(`passage ${passage.id}: its fragments touch`)
    const quotes = found.map(({ quote }) => quote)
    return passage.tags.map((tag): SeedAnnotation => ({
      passage: passage.id,
      article: article.slug,
      content: { tag, extent, quotes, note: passage.note, attributes: attributesFor(passage, tag, codebook) },
    }))
  })
  return { annotator, annotations }
}

function find(passage: FilePassage, article: SeedArticle): FoundQuote[] {
  const found: FoundQuote[] = []
  for (const written of passage.quotes ?? [passage.quote!]) {
    const before = found.at(-1)
    const next = findQuote(article.text, withoutMarkup(written), before ? 1 : passage.occurrence, before?.end)
    if (!next) throw new Error(`passage ${passage.id}: “${written}” is not in ${article.file} (occurrence ${passage.occurrence})`)
    found.push(next)
  }
  return found
}

function attributesFor(passage: FilePassage, tagKey: string, codebook: Codebook): Readonly<Record<string, AttributeValue>> {
  const tag = codebook.tags.find(({ key }) => key === tagKey)
  if (!tag) throw new Error(`passage ${passage.id}: the codebook has no tag “${tagKey}”`)
  const { target, polarity } = passage.target_polarity ?? {}
  const given = {
    source: passage.source,
    source_type: passage.source_type,
    mode: passage.mode,
    target: target === '-' ? undefined : target,
    polarity,
    rationale: tag.requires?.includes('rationale') ? passage.note : undefined,
  }
  const attributes: Record<string, AttributeValue> = {}
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined || value === '') continue
    const attribute = attributesOf(codebook, tagKey).find((one) => one.key === key)
    if (!attribute) throw new Error(`passage ${passage.id}: the codebook has no attribute “${key}” for “${tagKey}”`)
    if (attribute.options && !attribute.options.includes(value)) throw new Error(`passage ${passage.id}: “${value}” is no ${key}`)
    attributes[key] = value
  }
  for (const required of tag.requires ?? [])
    if (!(required in attributes)) throw new Error(`passage ${passage.id}: “${tagKey}” requires the attribute ${required}`)
  return attributes
}
