import { counted } from '@/core/counted'
import { type Split, splits } from '@/core/formats/format-writer'
import type { CheckedChoice } from './check-choice'
import type { ExportLayer } from './choice'
import { nameOfFormat, placeOfLayer } from './export-format'
import type { SplitShares } from './splits'

/** An article whose gold is not complete. */
export interface UndecidedArticle {
  readonly slug: string
  readonly open: number
  readonly cases: number
}

/** So many are named in the notes; beyond them only their number is told. */
const mostNamed = 200

/** What is told of a package in the package. */
export interface PackageFacts {
  readonly choice: CheckedChoice
  /** The name of the project. */
  readonly project: string
  /** The moment that all of it shows, ISO 8601. */
  readonly takenAt: string
  /** Layers and annotations of people; those of models apart. */
  readonly counts: { readonly articles: number; readonly layers: number; readonly annotations: number; readonly machineLayers: number; readonly machineAnnotations: number }
  /** Articles of which not every case is decided or unanimous, by their slugs: where gold was chosen. */
  readonly undecided: readonly UndecidedArticle[]
  /** How much came into each split, of people's annotations. */
  readonly reached: Readonly<Record<Split, { readonly articles: number; readonly annotations: number }>>
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
export function packageNotes({ choice, project, takenAt, counts, undecided, reached, lost }: PackageFacts): string {
  const { format, layers, texts } = choice
  const own = format === 'jsonl' || format.startsWith('csv-')
  const lines = [
    `# ${project}`,
    `Written by Crossread as ${nameOfFormat(format)}${own ? '' : ': the submitted layers of the first reading'}. All of it is of one moment: ${takenAt}. ${counted(counts.articles, 'article')}, ${counted(counts.layers, 'layer')}, ${counted(counts.annotations, 'annotation')} of people.${counts.machineLayers === 0 ? '' : ` Layers of models are counted apart: ${counts.machineLayers}, with ${counted(counts.machineAnnotations, 'annotation')}.`}`,
    '## What is in it',
    layers.map((layer) => `- ${layerNames[layer]}${placeOfLayer(format, layer) === 'beside' ? ` (in \`${layer}.jsonl\`, because the format has no place for it)` : ''}.`).join('\n'),
    ...(format === 'csv-safe' || format === 'csv-spreadsheet' ? [forSpreadsheets] : []),
    ...(layers.includes('soft') ? ['A share is k of n: n annotators submitted the article, k of them gave the tag somewhere in the case, whatever the edges. This is the empirical label distribution of learning from disagreement: Uma, Fornaciari, Hovy, Paun, Plank and Poesio (2021), “Learning from Disagreement: A Survey”, Journal of Artificial Intelligence Research 72.'] : []),
    ...(layers.includes('gold') ? goldNotes(undecided) : []),
    ...(texts === 'without' ? [standOff] : []),
    ...(choice.splits ? ['## Splits', `Seed ${choice.splits.seed}. Articles of one story, versions of one article and texts that are the same or nearly the same (MinHash over shingles of words) go into one split; \`splits.csv\` has which. The same texts with the same seed give the same splits.`, splitTable(choice.splits, reached)] : []),
    '## What the format cannot hold',
    lost.length === 0 ? 'Nothing was lost: the format holds all of it.' : `With how often it came up:\n\n${lost.map((note) => `- ${note}`).join('\n')}`,
  ]
  return `${lines.join('\n\n')}\n`
}

function goldNotes(undecided: readonly UndecidedArticle[]): string[] {
  if (undecided.length === 0) return []
  const cases = undecided.reduce((sum, { open }) => sum + open, 0)
  const more = undecided.length - mostNamed
  return [
    '## Where the gold is not complete',
    `${counted(cases, 'case')} in ${counted(undecided.length, 'article')} ${cases === 1 ? 'is' : 'are'} open: neither unanimous nor decided, and so not in the gold. That it has nothing there does not say that there is nothing; an article all of whose cases are open has no gold layer in formats that hold one.`,
    [...undecided.slice(0, mostNamed).map(({ slug, open, cases: all }) => `- ${slug}: ${open} of ${counted(all, 'case')} open`), ...(more > 0 ? [`- and ${counted(more, 'article')} more`] : [])].join('\n'),
  ]
}

function splitTable(shares: SplitShares, reached: PackageFacts['reached']): string {
  const all = splits.reduce((sum, split) => sum + reached[split].articles, 0)
  const rows = splits.map((split) => {
    const { articles, annotations } = reached[split]
    return `| ${split} | ${shares[split]} % | ${all === 0 ? '–' : `${((articles / all) * 100).toFixed(1)} %`} | ${articles} | ${annotations} |`
  })
  const empty = splits.filter((split) => shares[split] > 0 && reached[split].articles === 0)
  const warning = empty.length === 0 ? '' : `\n\n**Asked for and empty: ${empty.join(', ')}.** There are fewer groups of articles that belong together than splits.`
  return ['| Split | Asked | Reached | Articles | Annotations |', '|---|---:|---:|---:|---:|', ...rows].join('\n') + warning
}

const forSpreadsheets = '`annotations.csv` begins with a byte order mark (U+FEFF), by which spreadsheets know that it is UTF-8: programs read it as `utf-8-sig`. A cell that would run as a formula has an apostrophe before it.'

const standOff = `## Without the texts

Titles, texts and quotes are left out, and so is what people wrote in their own words, because it may quote: notes, reasons, free attributes and answers, what was searched for. Each quote has its SHA-256 in its place. That is for checking and no secret: the hash of a single word is easily guessed.

Offsets count in the text whose SHA-256 stands beside them. \`crossread reunite PACKAGE TEXTS\`, or \`reunite.py\` of Crossread’s documentation with nothing but Python, puts the two together again. Texts are files in UTF-8. A byte order mark is left out, CRLF and CR end a line as LF does, lines with nothing to see are left out, and the rest is joined by LF: nothing else is changed before the hash is taken.`
