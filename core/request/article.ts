import { z } from 'zod'
import { defaultLimits } from '../import/decode'
import { blockEditsSchema } from '../import/edit-schema'
import { idField, lineField, partialDateField, proseField, webAddressField } from './field'
import { longestLine } from './longest-line'
import { slugField } from './slug'

/**
 * Puts an article. The raw text goes as it is: the server imports it again with the same edits,
 * and what comes out there is what is stored. `null` is unknown, and is shown as unknown.
 */
export const articleSchema = z.strictObject({
  /** Neither trimmed nor mended; `importArticle` judges it. A UTF-16 unit is one byte of UTF-8 at least. */
  raw: z.string('There is no text.').min(1, 'There is no text.').max(defaultLimits.maxBytes, 'The text is over the limit.'),
  format: z.enum(['markdown', 'text'], 'A text is Markdown or plain text.'),
  edits: blockEditsSchema,
  title: lineField('A title', longestLine.title).nullable(),
  byline: lineField('A byline', longestLine.byline).nullable(),
  publishedAt: partialDateField.nullable(),
  url: webAddressField.nullable(),
  originatorId: idField.nullable(),
  publisherId: idField.nullable(),
  /** Where the text came from, and what happened to it on the way. May be empty. */
  provenance: proseField('A note on where it came from', 4000),
  /** The story that the article belongs to; a title that is new makes a new story. */
  storyTitle: lineField('A story', longestLine.story).nullable(),
  slug: slugField,
})

export type ArticleRequest = z.infer<typeof articleSchema>
