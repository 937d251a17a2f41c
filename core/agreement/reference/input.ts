import { z } from 'zod'

/**
 * The forms of input in files of reference values. They check the form only: what a metric cannot take (a span
 * without length, say) is for the metric to refuse, with its reason.
 */

/** One label. Numbers are read as their decimal string, as names of tags are strings. */
const label = z.union([z.string(), z.number()]).transform(String)

/** One rating: a category, a number on a scale, or a set of categories (empty: “none of them”). null: not rated. */
const rating = z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()]))]).nullable()

/** `ratings[annotator][item]`, null where the annotator did not rate the item. */
export const ratingsInput = z.object({ ratings: z.array(z.array(rating)) })
export type RatingsInput = z.infer<typeof ratingsInput>

/** A span of one annotator: positions on one axis, start inclusive, end exclusive. */
const span = z.object({ annotator: z.string(), start: z.number(), end: z.number(), label })
export type SpanInput = z.infer<typeof span>

/** One text, marked by the annotators named. One without a span did it and found nothing. */
export const spansInput = z.object({ length: z.number(), annotators: z.array(z.string()), spans: z.array(span) })
export type SpansInput = z.infer<typeof spansInput>

/**
 * Several texts. `articles[].annotators` are those who did the article, all of the corpus if it is left out: an
 * annotator who is not among them did not do it, one who is and has no span found nothing. A single text is read
 * as a corpus of one article.
 */
export const corpusInput = z.union([
  z
    .object({
      annotators: z.array(z.string()),
      articles: z.array(z.object({ id: z.string().optional(), length: z.number(), annotators: z.array(z.string()).optional(), spans: z.array(span) })),
    })
    .transform(({ annotators, articles }) => ({
      annotators,
      articles: articles.map((one, index) => ({ id: one.id ?? String(index), length: one.length, annotators: one.annotators ?? annotators, spans: one.spans })),
    })),
  spansInput.transform(({ length, annotators, spans }) => ({ annotators, articles: [{ id: '0', length, annotators, spans }] })),
])
export type CorpusInput = z.infer<typeof corpusInput>

const tokens = z.array(z.tuple([z.number(), z.number()]))

/** Texts cut into tokens, each `[start, end)`, with the spans on them; a single text is a corpus of one article. */
export const tokensInput = z.union([
  z
    .object({
      annotators: z.array(z.string()),
      articles: z.array(z.object({ id: z.string().optional(), length: z.number(), annotators: z.array(z.string()).optional(), spans: z.array(span), tokens })),
    })
    .transform(({ annotators, articles }) => ({
      annotators,
      articles: articles.map((one, index) => ({ ...one, id: one.id ?? String(index), annotators: one.annotators ?? annotators })),
    })),
  spansInput.extend({ tokens }).transform((one) => ({ annotators: one.annotators, articles: [{ ...one, id: '0' }] })),
])
export type TokensInput = z.infer<typeof tokensInput>

const set = z.array(z.union([z.string(), z.number()])).nullable()

/** Two sets of categories, null where one was not given. */
export const setsInput = z.object({ a: set, b: set })
export type SetsInput = z.infer<typeof setsInput>

/** One text with the chance continua to compare it with. Positions of samples may be negative. */
export const samplesInput = spansInput.extend({ samples: z.array(z.object({ annotators: z.array(z.string()), spans: z.array(span) })) })
export type SamplesInput = z.infer<typeof samplesInput>

/** Labels of items, one row for each label that one annotator gave; a row may occur several times. null: not given. */
export const annotationsInput = z.object({
  labels: z.array(label),
  annotations: z.array(z.object({ item: label, annotator: label, label: label.nullable() })),
})
export type AnnotationsInput = z.infer<typeof annotationsInput>

/** What a bootstrap resamples: articles with ratings or with spans, and the draws, as indices of articles, where they are given. */
export const resampledInput = z.object({
  annotators: z.array(z.string()).optional(),
  articles: z.array(z.looseObject({})),
  resamples: z.array(z.array(z.number().int().nonnegative())).optional(),
})
export type ResampledInput = z.infer<typeof resampledInput>

/** For metrics without parameters: whatever stands there is not looked at. */
export const anyParams = z.unknown()
