/**
 * Files that lie in our packages and releases beside what is marked: they say what is in there, how it was checked and how
 * it is cited. They are nobody’s article, and no reader has a use for them.
 */
const describing: ReadonlySet<string> = new Set([
  'NOTES.md', 'README.md', 'CHANGES.md', 'CERTIFICATE.md', 'certificate.json', 'DATASHEET.md', 'DATA-STATEMENT.md', 'CITATION.cff', 'citation.bib', 'checksums.txt', 'splits.csv',
])

/** Whether a file of an archive only describes what else is in it, by its name. Other cases of the letters are other people’s files. */
export function describesPackage(path: string): boolean {
  return describing.has(nameIn(path))
}

/** Whether a file holds what stood beside a format because that has no place for it: decisions, gold, soft labels, what was said. Such lines have no text. */
export function standsBeside(beginning: string): boolean {
  return /^\ufeff?\s*\{"schema":\{"name":"crossread\/(?:article|stand-off)-[a-z]+"/.test(beginning)
}

/** Files of an archive that are opened to tell what they are: enough for that, and few enough to keep nobody waiting. */
const mostOpened = 12

/**
 * Which files of an archive are to be looked into, because their names do not say what they hold: those most likely to be
 * an export of ours first, and last those that stand beside other formats.
 */
export function worthOpening(entries: readonly string[]): readonly string[] {
  return entries.filter((path) => /\.(?:jsonl?|ndjson|csv|tsv)$/i.test(path) && !describesPackage(path)).toSorted((one, other) => rankOf(one) - rankOf(other)).slice(0, mostOpened)
}

function rankOf(path: string): number {
  const name = nameIn(path)
  if (/^(?:articles|labels)\.jsonl$/i.test(name)) return 0
  if (/^(?:annotators|gold|soft|decisions|discussion)\.jsonl$/.test(name)) return 2
  return 1
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
