import { z } from 'zod'

/**
 * A codebook as it is written and exchanged: groups of tags, attributes of passages, questions
 * about the whole article. One version of it, once published, never changes.
 */

const key = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'a key is lower-case letters, digits and underscores, and starts with a letter')
const name = z.string().trim().min(1).max(120)
const prose = z.string().trim().min(1).max(2000)
const colour = z.string().regex(/^#[0-9A-Fa-f]{6}$/, 'a colour is # and six hexadecimal digits')

/** How the underline of a tag is drawn. Group hue and pattern together are unique to a tag. */
export const underlinePatterns = ['solid', 'dashed', 'dotted', 'double', 'wavy'] as const

/** Whether a codebook can show a passage just as it is: it has room for 2,000 code points. */
export function isQuotable(words: string): boolean {
  return prose.safeParse(words).data === words
}

const passage = z.strictObject({
  article: z.string().max(200).optional(),
  line: z.int().min(1).optional(),
  quote: prose,
  note: prose.optional(),
})

const group = z.strictObject({ key, name, ink: colour, tint: colour })

const tag = z.strictObject({
  key,
  name,
  group: key,
  /** One letter that sets the tag from the keyboard, and its badge on the page. */
  shortcut: z.string().regex(/^[a-z0-9]$/, 'a shortcut is one letter or digit'),
  pattern: z.enum(underlinePatterns),
  definition: prose,
  useWhen: prose,
  doNotUseWhen: prose,
  example: passage.optional(),
  nearMiss: passage.optional(),
  /** Attributes without which an annotation of this tag is unfinished. */
  requires: z.array(key).max(20).optional(),
  semeval2023: z.strictObject({ techniques: z.array(z.string().max(80)).max(30), strength: z.string().max(20) }).optional(),
})

const attribute = z.strictObject({
  key,
  name,
  type: z.enum(['entity', 'choice', 'list', 'scale', 'text', 'boolean']),
  help: prose.optional(),
  options: z.array(key).min(1).max(60).optional(),
  min: z.int().optional(),
  max: z.int().optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  maxLength: z.int().min(1).max(10_000).optional(),
  /** Only for these tags; for every tag when left out. */
  tags: z.array(key).optional(),
})

const question = z.strictObject({
  key,
  when: z.enum(['before', 'after']),
  name: z.string().trim().min(1).max(300),
  type: z.enum(['choice', 'multi_choice', 'scale', 'scale_per_entity', 'multi_entity_with_note', 'text_if_yes', 'text']),
  options: z.array(z.string().max(80)).min(1).max(60).optional(),
  optionsFrom: key.optional(),
  min: z.int().optional(),
  max: z.int().optional(),
  extra: z.array(key).optional(),
  axis: z.tuple([z.string(), z.string()]).optional(),
  optional: z.boolean().optional(),
  onlyIf: key.optional(),
})

/** The whole form of a codebook, with the references inside it checked. */
export const codebookSchema = z
  .strictObject({
    name,
    version: z.string().trim().min(1).max(40),
    language: z.string().max(35),
    licence: z.string().max(80).optional(),
    guidelines: z.array(prose).max(100),
    groups: z.array(group).min(1).max(12),
    tags: z.array(tag).min(1).max(60),
    attributes: z.array(attribute).max(40),
    questions: z.array(question).max(60),
  })
  .superRefine((codebook, context) => {
    const say = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
    const groups = new Set(codebook.groups.map((one) => one.key))
    const attributes = new Set(codebook.attributes.map((one) => one.key))
    const tags = new Set(codebook.tags.map((one) => one.key))
    for (const [list, path] of [[codebook.groups, 'groups'], [codebook.tags, 'tags'], [codebook.attributes, 'attributes'], [codebook.questions, 'questions']] as const) {
      const seen = new Set<string>()
      list.forEach((one, index) => {
        if (seen.has(one.key)) say([path, index, 'key'], `the key “${one.key}” stands twice`)
        seen.add(one.key)
      })
    }
    const shortcuts = new Map<string, string>()
    codebook.tags.forEach((one, index) => {
      if (!groups.has(one.group)) say(['tags', index, 'group'], `there is no group “${one.group}”`)
      const other = shortcuts.get(one.shortcut)
      if (other) say(['tags', index, 'shortcut'], `“${one.shortcut}” is the shortcut of “${other}” already`)
      shortcuts.set(one.shortcut, one.key)
      for (const required of one.requires ?? [])
        if (!attributes.has(required)) say(['tags', index, 'requires'], `there is no attribute “${required}”`)
    })
    codebook.attributes.forEach((one, index) => {
      if (one.type === 'choice' && !one.options) say(['attributes', index, 'options'], 'a choice needs options')
      if (one.type === 'scale' && (one.min === undefined || one.max === undefined || one.min >= one.max))
        say(['attributes', index, 'min'], 'a scale needs min and max, min below max')
      for (const only of one.tags ?? []) if (!tags.has(only)) say(['attributes', index, 'tags'], `there is no tag “${only}”`)
    })
  })

export type Codebook = z.infer<typeof codebookSchema>
export type Tag = Codebook['tags'][number]
export type TagGroup = Codebook['groups'][number]
export type Attribute = Codebook['attributes'][number]
export type Question = Codebook['questions'][number]
export type UnderlinePattern = (typeof underlinePatterns)[number]
