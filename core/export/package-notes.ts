import type { CheckedChoice } from './check-choice'
import type { ExportLayer } from './choice'
import { nameOfFormat, placeOfLayer } from './export-format'

/** What is told of a package in the package. */
export interface PackageFacts {
  readonly choice: CheckedChoice
  /** The name of the project. */
  readonly project: string
  /** The moment that all of it shows, ISO 8601. */
  readonly takenAt: string
  readonly counts: { readonly articles: number; readonly annotations: number }
  /** A sentence for each kind of loss, with how often it came up. */
  readonly lost: readonly string[]
}

const layerNames: Readonly<Record<ExportLayer, string>> = {
  annotators: 'Every annotator’s layer, under pseudonyms',
  gold: 'Gold: what is unanimous or decided',
  soft: 'Soft labels: of every case, each tag’s share of the annotators who saw the article',
  decisions: 'Decisions with their reasons',
  discussion: 'What was said about the cases',
}

/** The text of `NOTES.md`, in Markdown. */
export function packageNotes({ choice, project, takenAt, counts, lost }: PackageFacts): string {
  const { format, layers, texts, splits } = choice
  const own = format === 'jsonl' || format.startsWith('csv-')
  const lines = [
    `# ${project}`,
    `Written by Crossread as ${nameOfFormat(format)}${own ? '' : ': the submitted layers of the first reading'}. All of it is of one moment: ${takenAt}. ${counts.articles} articles, ${counts.annotations} annotations.`,
    '## What is in it',
    layers.map((layer) => `- ${layerNames[layer]}${placeOfLayer(format, layer) === 'beside' ? ` (in \`${layer}.jsonl\`, because the format has no place for it)` : ''}.`).join('\n'),
    ...(layers.includes('soft') ? ['A share is k of n: n annotators submitted the article, k of them gave the tag somewhere in the case, whatever the edges. This is the empirical label distribution of learning from disagreement: Uma, Fornaciari, Hovy, Paun, Plank and Poesio (2021), “Learning from Disagreement: A Survey”, Journal of Artificial Intelligence Research 72.'] : []),
    ...(texts === 'without' ? [standOff] : []),
    ...(splits ? ['## Splits', `${splits.train} % train, ${splits.validation} % validation, ${splits.test} % test, seed ${splits.seed}. Articles of one story, versions of one article and texts that are the same or nearly the same (MinHash over shingles of words) go into one split; \`splits.csv\` has which. The same texts with the same seed give the same splits.`] : []),
    '## What the format cannot hold',
    lost.length === 0 ? 'Nothing was lost: the format holds all of it.' : `With how often it came up:\n\n${lost.map((note) => `- ${note}`).join('\n')}`,
  ]
  return `${lines.join('\n\n')}\n`
}

const standOff = `## Without the texts

Titles, texts and quotes are left out, and so is what people wrote in their own words, because it may quote: notes, reasons, free attributes and answers, what was searched for. Each quote has its SHA-256 in its place. That is for checking and no secret: the hash of a single word is easily guessed.

Offsets count in the text whose SHA-256 stands beside them. \`crossread reunite PACKAGE TEXTS\`, or \`reunite.py\` of Crossread’s documentation with nothing but Python, puts the two together again. Texts are files in UTF-8. A byte order mark is left out, CRLF and CR end a line as LF does, lines with nothing to see are left out, and the rest is joined by LF: nothing else is changed before the hash is taken.`
