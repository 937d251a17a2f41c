import { z } from 'zod'
import { articleSchema } from './article'
import { languageField } from './field'

/** Which state of an article a change was made on. */
export const basedOnField = z.int('Say which version this is based on.').min(1).max(1_000_000_000)

/** Puts what is known of an article, whole; never its text. `null` is unknown. */
export const articleDetailsSchema = articleSchema
  .pick({ title: true, byline: true, publishedAt: true, url: true, originatorId: true, publisherId: true, provenance: true, storyTitle: true })
  .extend({ language: languageField.nullable(), basedOn: basedOnField })

export type ArticleDetailsRequest = z.infer<typeof articleDetailsSchema>
