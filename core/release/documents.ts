import type { ExportChoice } from '@/core/export/choice'
import type { Certificate } from './certificate'
import { certificateMarkdown } from './certificate-markdown'
import type { ReleaseChanges } from './changes'
import { changesMarkdown } from './changes-markdown'
import { checksums } from './checksums'
import { bibtex, citationFile } from './citation'
import { type ReleaseTitle, dataStatement, datasheet } from './datasheet'
import type { ReleaseFacts } from './facts'
import { readme } from './readme'
import type { DatasheetAnswers } from './release'

/** What the documents of a release are made of. */
export interface DocumentedRelease extends ReleaseTitle {
  readonly facts: ReleaseFacts
  readonly certificate: Certificate
  readonly changes: ReleaseChanges | null
  readonly choices: readonly ExportChoice[]
  readonly answers: DatasheetAnswers
  /** The day of publication, ISO 8601; of a draft, the day of its snapshot. */
  readonly day: string
}

/** A document of a release, whole: they are small. */
export interface ReleaseDocument {
  readonly path: string
  readonly text: string
}

/** The documents that come with every release, but for the checksums: those need the hashes of these. */
export function documentsOf(release: DocumentedRelease): ReleaseDocument[] {
  const { facts, certificate, changes, choices, answers } = release
  const cited = { ...release, project: facts.project }
  return [
    { path: 'README.md', text: readme(release, facts, certificate.formats) },
    { path: 'CERTIFICATE.md', text: certificateMarkdown(certificate) },
    { path: 'certificate.json', text: `${JSON.stringify(certificate, undefined, 1)}\n` },
    { path: 'DATASHEET.md', text: datasheet(release, facts, answers) },
    { path: 'DATA-STATEMENT.md', text: dataStatement(release, facts, answers) },
    { path: 'CHANGES.md', text: changesMarkdown(changes, choices) },
    { path: 'CITATION.cff', text: citationFile(cited, answers) },
    { path: 'citation.bib', text: bibtex(cited, answers) },
  ]
}

/** Where the checksums of a release are. */
export const checksumsPath = 'checksums.txt'

export function checksumsDocument(files: Parameters<typeof checksums>[0]): ReleaseDocument {
  return { path: checksumsPath, text: checksums(files) }
}
