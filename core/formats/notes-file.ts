/** The file of a package that names what its format could not hold. */
export const notesPath = 'NOTES.md'

/** What stands in it. @param notes a sentence for each kind of loss, with how often it came up; none where nothing was lost */
export function notesFile(format: string, notes: readonly string[]): string {
  const lost = notes.length === 0 ? 'Nothing was lost: the format holds all of it.' : `What the format cannot hold, with how often it came up:\n\n${notes.map((note) => `- ${note}`).join('\n')}`
  return `Written by Crossread as ${format}: the submitted layers of the first reading.\n\n${lost}\n`
}
