/** What a column of a table can be taken for. `name` is what the source calls the article: its own id or file name. */
export const mappedFields = ['text', 'title', 'byline', 'date', 'outlet', 'address', 'story', 'name'] as const

export type MappedField = (typeof mappedFields)[number]

/** A column of a table, or a key of JSON lines. Of keys in keys the names are joined by a dot. */
export interface ImportColumn {
  readonly name: string
  /** The first values that are not empty, each shortened; at most three. */
  readonly examples: readonly string[]
}

/** Which column is what. Null: the file does not say, and it stays unknown. Without a text nothing can be brought in. */
export type ColumnMapping = Readonly<Record<MappedField, string | null>>

export const nothingMapped: ColumnMapping = { text: null, title: null, byline: null, date: null, outlet: null, address: null, story: null, name: null }

/** Whether nobody has said which column is what. */
export function isUnmapped(mapping: ColumnMapping): boolean {
  return mappedFields.every((field) => mapping[field] === null)
}

/** By which names columns are known, in the exports of other tools and of news archives; the more certain first. Lower case, letters and digits only. */
const known: Readonly<Record<MappedField, readonly string[]>> = {
  text: ['text', 'fulltext', 'articletext', 'body', 'articlebody', 'content', 'maintext', 'bodytext', 'datatext', 'document', 'article', 'rawtext', 'plaintext', 'storytext', 'raw', 'data'],
  title: ['title', 'headline', 'articletitle', 'heading', 'head', 'hed', 'datatitle', 'metatitle'],
  byline: ['byline', 'author', 'authors', 'writer', 'creator', 'journalist', 'by', 'dccreator', 'metaauthor'],
  date: ['publishedat', 'published', 'publishdate', 'publicationdate', 'datepublished', 'pubdate', 'date', 'publisheddate', 'datepublish', 'datetime', 'time', 'timestamp', 'dcdate', 'metadate'],
  outlet: ['outlet', 'publisher', 'publication', 'source', 'sourcename', 'newspaper', 'medium', 'media', 'medianame', 'site', 'sitename', 'domain', 'sourcedomain', 'journal', 'provider', 'metasource'],
  address: ['url', 'link', 'address', 'canonicalurl', 'permalink', 'href', 'weburl', 'uri', 'sourceurl', 'articleurl', 'metaurl'],
  story: ['story', 'storytitle', 'event', 'topic', 'cluster', 'storyid', 'clusterid', 'eventid', 'metastory'],
  name: ['id', 'articleid', 'docid', 'documentid', 'name', 'file', 'filename', 'uid', 'key', 'slug', 'externalid', 'metaid'],
}

/** How the name of a column is compared: “Published At”, “published_at” and “publishedAt” are one. */
export function plainName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/**
 * Proposes which column is what, by the names that other tools give them; where none is called a text, the column with by far
 * the longest examples is. No column is taken twice.
 */
export function proposeMapping(columns: readonly ImportColumn[]): ColumnMapping {
  const taken = new Set<string>()
  const mapping: Record<MappedField, string | null> = { ...nothingMapped }
  const plain = columns.map((column) => ({ column, name: plainName(column.name) }))
  for (const field of mappedFields) {
    const found = known[field].map((name) => plain.find((one) => one.name === name && !taken.has(one.column.name))?.column).find((column) => column !== undefined)
    if (!found) continue
    mapping[field] = found.name
    taken.add(found.name)
  }
  if (mapping.text === null) {
    const longest = columns.filter(({ name }) => !taken.has(name)).map((column) => ({ column, length: Math.max(0, ...column.examples.map((example) => example.length)) })).toSorted((a, b) => b.length - a.length)
    if (longest[0] && longest[0].length >= 60) mapping.text = longest[0].column.name
  }
  return mapping
}

/** What tells that two tables have the same columns, in whatever order: under it the mapping is remembered. */
export function columnsKey(columns: readonly ImportColumn[]): string {
  return columns.map(({ name }) => name).toSorted().join('\u001f')
}
