import { z } from 'zod'
import { blockKinds } from '../article/block'
import { assignmentStates } from '../assignment/assignment'
import { proposals, verdicts } from '../decision/decision'
import { disagreementKinds } from '../disagreement/case'

/** What answers of the API are made of. Readers should take keys that they do not know: more may come. */

/** An answer that says no more than that it was done. */
export const done = z.object({})

/** A body that says nothing but that it is meant. */
export const nothing = z.strictObject({})

export const moment = z.iso.datetime().describe('ISO 8601, UTC, by the database’s clock.')

export const slug = z.string().describe('The short name, as it stands in addresses.')

const offset = z.int().min(0).describe('Unicode code points of the canonical text, from 0.')

export const fragment = z.object({ start: offset, end: offset.describe('Unicode code points, not included.') })

export const block = z.object({ kind: z.enum(blockKinds), start: offset, end: offset, reason: z.string().optional() })

export const mark = z.object({ kind: z.enum(['emphasis', 'strong', 'masked', 'link']), start: offset, end: offset, href: z.string().optional() })

export const outletFact = z.object({ text: z.string(), source: z.string(), from: z.string().optional(), to: z.string().optional(), reply: z.string().optional() })

export const outlet = z.object({
  id: z.uuid(), key: z.string(), name: z.string(), kind: z.string(), country: z.string().nullable(), language: z.string().nullable(), stateRelation: z.string(),
  aliases: z.array(z.string()), facts: z.array(outletFact),
}).meta({ id: 'Outlet' })

const attribute = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])

export const articleDetails = z.object({
  id: z.uuid(), slug, version: z.int().min(1), title: z.string().nullable(), byline: z.string().nullable(), publishedAt: z.string().nullable().describe('As far as it is known: 2020, 2020-10, 2020-10-26.'), url: z.string().nullable(),
  originatorId: z.uuid().nullable(), publisherId: z.uuid().nullable(), provenance: z.string(), storyTitle: z.string().nullable(), language: z.string().nullable(),
  hiddenFrom: z.int().min(0).describe('Annotators who do not see the outlet yet.'),
}).meta({ id: 'ArticleDetails' })

export const annotation = z.object({
  id: z.uuid(), tag: z.string(), extent: z.array(fragment).min(1), quotes: z.array(z.string()).describe('The words at each fragment, one to one.'),
  note: z.string(), attributes: z.record(z.string(), attribute), version: z.int().min(1), changedAt: moment,
  origin: z.looseObject({ by: z.enum(['hand', 'search', 'import']) }),
}).meta({ id: 'Annotation' })

export const assignmentState = z.enum(assignmentStates)

export const decision = z.object({
  id: z.uuid(), verdict: z.enum(verdicts), judged: z.array(z.object({ id: z.uuid(), version: z.int().min(1) })), chosen: z.array(z.uuid()),
  drawn: z.array(z.object({ tag: z.string(), extent: z.array(fragment), quotes: z.array(z.string()) })),
  reason: z.string(), clause: z.string(), proposal: z.enum(proposals).nullable(), ruleId: z.uuid().nullable(), decidedAt: moment, replaces: z.uuid().nullable(), withdrawn: z.boolean(),
}).meta({ id: 'Decision' })

const softLabel = z.object({ tag: z.string(), extent: z.array(fragment), quotes: z.array(z.string()), k: z.int().min(0).describe('How many gave exactly this tag to exactly these words.'), n: z.int().min(1) })

export const goldEntry = softLabel.extend({
  provenance: z.enum(['unanimous', 'accepted', 'redrawn']), annotationIds: z.array(z.uuid()), decisionId: z.uuid().optional(), verdict: z.enum(verdicts).optional(),
}).meta({ id: 'GoldEntry' })

export const pluralPassage = z.object({
  key: z.uuid(), decisionId: z.uuid(),
  readings: z.array(z.object({ annotators: z.array(z.string()), taggings: z.array(softLabel.extend({ annotationIds: z.array(z.uuid()) })) })),
}).meta({ id: 'PluralPassage' })

export const caseSummary = z.object({
  key: z.uuid(), extent: z.array(fragment), kinds: z.array(z.enum(disagreementKinds)), state: z.enum(['open', 'unanimous', 'decided', 'asked', 'needsAnotherLook']),
  lanes: z.array(z.object({ annotator: z.string(), annotationIds: z.array(z.uuid()) })),
}).meta({ id: 'Case' })

/** A page of a list. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable().describe('The cursor of the next page; null at the end.') })
}

/** The most items of a page. */
export const mostOnPage = 200

const limit = z.coerce.number('A limit is a number.').pipe(z.int('A limit is a whole number.').min(1, 'A page has at least one item.').max(mostOnPage, `A page has at most ${mostOnPage} items.`))

/** The query of every list. */
export const pageQuery = z.object({
  limit: limit.default(50).describe(`How many at most: 1 to ${mostOnPage}; 50 where nothing is said.`),
  cursor: z.string().max(500, 'This is no cursor of this list. Begin without one.').optional().describe('What the page before says under `next`; the first page where there is none.'),
})

export type PageQuery = z.infer<typeof pageQuery>

/** One page of a list, and where the next begins. */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
}
