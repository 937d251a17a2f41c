import { counted } from '@/core/counted'
import type { Certificate, FormatCertificate } from './certificate'
import { cell } from './datasheet'

/** What is checked, in sentences: for the page and the file alike. */
export const whatIsChecked = [
  'Every format was written from one snapshot of the database, stored, and read back from the stored bytes by our own reader of it.',
  'What was read was compared with the same snapshot, annotator by annotator: every text, every tag, every start and end.',
  'Every quote was sliced out of its text twice, by code points and by UTF-16 units, and PostgreSQL sliced it a third time by itself.',
  'A difference counts as named where the format’s own notes say that it cannot hold such a thing, and of at least as many cases. Everything else is listed by place, and with anything in that list nothing is published.',
] as const

/** What the counts of people, gold and models say: for the page and the file alike. */
export const whoseTheyAre =
  'Whose these layers and annotations are. Gold and models stand as layers beside those of people where a format has a place for them. Where a format has no fragments, each fragment is an annotation of its own there, and more annotations come back than the database has.'

/** The certificate as a page of Markdown. */
export function certificateMarkdown(certificate: Certificate): string {
  const { database, formats, sound, takenAt, checkedAt } = certificate
  return `${[
    '# Certificate of the offsets',
    sound ? '**Nothing differs but what the notes of a format name.**' : '**There are differences that no note names.**',
    `Snapshot of ${takenAt}, checked at ${checkedAt}.`,
    whatIsChecked.map((line) => `- ${line}`).join('\n'),
    `In the database: ${counted(database.articles, 'article')}, ${counted(database.layers, 'submitted layer')} of people’s first readings, ${counted(database.annotations, 'annotation')} in ${counted(database.fragments, 'fragment')}; ${counted(database.misquoted, 'quote that is', 'quotes that are')} not what PostgreSQL’s \`substr\` gives at the offsets; ${counted(database.misheard, 'text that does', 'texts that do')} not fit ${database.misheard === 1 ? 'its' : 'their'} SHA-256.`,
    ['| Format | Articles | Layers | Annotations | Fragments | Offsets, code points | Offsets, UTF-16 | Quotes sliced | Named | Not named |', '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|', ...formats.map(row)].join('\n'),
    whoseTable(formats),
    ...formats.map(section),
  ].filter((part) => part !== '').join('\n\n')}\n`
}

function row({ name, unread, counts, named, unnamed }: FormatCertificate): string {
  if (unread !== null) return `| ${cell(name)} | not read back | | | | | | | | |`
  const offsets = counts.offsets
  return `| ${cell(name)} | ${counts.articles} | ${counts.layers} | ${counts.annotations} | ${counts.fragments} | ${offsets} | ${offsets} | ${counts.quotes} | ${named.reduce((sum, one) => sum + one.count, 0)} | ${unnamed} |`
}

/** The sums of the first table taken apart: gold and models are layers of a format, and not of people. */
function whoseTable(formats: readonly FormatCertificate[]): string {
  const rows = formats.flatMap(({ name, whose, unread }) => (whose === undefined || unread !== null ? [] : [
    `| ${cell(name)} | ${[whose.people, whose.gold, whose.models].map(({ layers, annotations }) => `${layers} | ${annotations}`).join(' | ')} |`,
  ]))
  if (rows.length === 0) return ''
  return [
    whoseTheyAre,
    ['| Format | Layers of people | Annotations of people | Layers of gold | Annotations of gold | Layers of models | Annotations of models |', '|---|---:|---:|---:|---:|---:|---:|', ...rows].join('\n'),
  ].join('\n\n')
}

function section({ name, unread, notes, named, differences, unnamed, folder, files, bytes }: FormatCertificate): string {
  return [
    `## ${name}`,
    `${counted(files, 'file')} of ${counted(bytes, 'byte')} in \`${folder}/\`.`,
    ...(unread === null ? [] : [unread]),
    notes.length === 0 ? 'It holds all of it.' : `What it cannot hold:\n\n${notes.map((note) => `- ${note}`).join('\n')}`,
    ...(named.length === 0 ? [] : [`Differences that these notes name: ${named.map(({ kind, count }) => `${count} × ${kind}`).join(', ')}.`]),
    ...(unnamed === 0 ? [] : [`Differences that no note names: ${unnamed}.\n\n${differences.map(({ place, message }) => `- ${place}: ${message}`).join('\n')}`]),
  ].join('\n\n')
}
