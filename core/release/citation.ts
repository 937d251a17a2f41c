import { stringify } from 'yaml'
import type { DatasheetAnswers } from './release'
import type { ReleaseTitle } from './datasheet'

/** What a citation needs besides the title: who, and when. */
export interface Cited extends ReleaseTitle {
  readonly project: { readonly name: string; readonly slug: string }
  /** The day of publication, ISO 8601; of a draft, the day of its snapshot. */
  readonly day: string
}

/** CITATION.cff, version 1.2.0. The project stands as the author unless the lead has named others. */
export function citationFile(release: Cited, answers: DatasheetAnswers): string {
  const { name, number, note, project, day } = release
  return stringify({
    'cff-version': '1.2.0',
    message: 'If you use this dataset, please cite it as below.',
    type: 'dataset',
    title: `${project.name}: ${name}`,
    authors: authorsOf(release, answers).map((author) => ({ name: author })),
    version: String(number),
    'date-released': day,
    ...(note === '' ? {} : { abstract: note }),
  })
}

/** The same as an entry for BibTeX. */
export function bibtex(release: Cited, answers: DatasheetAnswers): string {
  const { name, number, project, day } = release
  const fields = [
    ['author', authorsOf(release, answers).map((author) => `{${escaped(author)}}`).join(' and ')],
    ['title', `{${escaped(`${project.name}: ${name}`)}}`],
    ['year', day.slice(0, 4)],
    ['version', String(number)],
    ['note', 'Dataset'],
  ]
  return `@misc{${project.slug}-${number},\n${fields.map(([key, value]) => `  ${key} = {${value}},\n`).join('')}}\n`
}

/** Who created the dataset, a line each, as the lead has written in the datasheet. */
function authorsOf({ project }: Cited, answers: DatasheetAnswers): readonly string[] {
  const named = (answers['creators'] ?? '').split('\n').map((line) => line.trim()).filter(Boolean)
  return named.length > 0 ? named : [`The team of ${project.name}`]
}

function escaped(text: string): string {
  return text.replace(/[\\{}]/gu, '').replace(/[&%$#_]/gu, (character) => `\\${character}`)
}
