import { counted } from '@/core/counted'
import type { ReleaseTitle } from './datasheet'
import type { FormatCertificate } from './certificate'
import type { ReleaseFacts } from './facts'

/** The README of a package: what is in it, and how to check it. */
export function readme({ number, name, note, snapshotAt }: ReleaseTitle, facts: ReleaseFacts, formats: readonly FormatCertificate[]): string {
  return `# ${name}

Release ${number} of “${facts.project.name}”: ${counted(facts.articles, 'article')}, ${counted(facts.layers, 'layer')}, ${counted(facts.annotations, 'annotation')}, as of ${snapshotAt}.
${note === '' ? '' : `\n${note}\n`}
| Where | What |
|---|---|
${formats.map(({ folder, name: format }) => `| \`${folder}/\` | ${format} |`).join('\n')}
| \`codebook/\` | the codebook, as JSON and to read |
| \`CERTIFICATE.md\`, \`certificate.json\` | what was read back and compared, and what was found |
| \`DATASHEET.md\`, \`DATA-STATEMENT.md\` | where the data is from, how it was made, what it should not be used for |
| \`CHANGES.md\` | the difference from the release before |
| \`CITATION.cff\`, \`citation.bib\` | how to cite it |
| \`checksums.txt\` | the SHA-256 of every file: \`sha256sum -c checksums.txt\` |

Offsets count Unicode code points, the end not included: in Python, \`text[start:end]\` is the quote. Formats that count UTF-16 units say so in their notes.

This release is frozen. Corrections come as a new release with a number of its own.
`
}
