import { many } from '@/core/counted'
import type { ImportedTally, ReleaseFacts, Tally } from './facts'
import { leadQuestions, unanswered } from './questions'
import type { DatasheetAnswers } from './release'

/** What every document of a release needs to know of it. */
export interface ReleaseTitle {
  readonly number: number
  readonly name: string
  readonly note: string
  readonly snapshotAt: string
}

/** The datasheet in Markdown: what the project knows, and under each heading what the lead has answered. */
export function datasheet(title: ReleaseTitle, facts: ReleaseFacts, answers: DatasheetAnswers): string {
  const asked = questionsOf('datasheet', answers)
  return document([
    `# Datasheet: ${title.name}`,
    `Release ${title.number} of “${facts.project.name}”, as of ${title.snapshotAt}. After Gebru et al. (2021), “Datasheets for Datasets”. What stands in lists was counted by Crossread when the release was made; the rest was written by those who publish it.`,
    '## Motivation', ...asked('Motivation'),
    '## Composition', list(composition(facts)), table('Annotations by tag', facts.tags), table('Articles by outlet', facts.outlets), table('Articles by language', facts.languages), table('Articles by number of annotators', facts.layersPerArticle), ...asked('Composition'),
    '## Collection', list(collection(facts)), ...asked('Collection'),
    '## Preprocessing', list(preprocessing),
    '## Labelling', list(labelling(facts)), '### Agreement', agreement(facts),
    '## Uses', ...asked('Uses'),
    '## Distribution', ...asked('Distribution'),
    '## Maintenance', 'A release never changes. Corrections come as a new release, with the difference from the one before.', ...asked('Maintenance'),
  ])
}

/** The data statement in Markdown. */
export function dataStatement(title: ReleaseTitle, facts: ReleaseFacts, answers: DatasheetAnswers): string {
  const asked = questionsOf('statement', answers)
  const known: Readonly<Record<string, readonly string[]>> = {
    'B. Language variety': facts.languages.map(({ name, count }) => `${name}: ${many(count, 'article')}`),
    'D. Annotator demographic': [`Annotators: ${facts.annotators}. They stand in the data under pseudonyms.`],
    'E. Speech situation': [`Published ${span(facts.published.first, facts.published.last)}; of ${many(facts.published.unknown, 'article')} the date is unknown.`],
    'F. Text characteristics': [`${many(facts.articles, 'article')} of ${many(facts.codePoints, 'code point')} in all.`],
  }
  const sections = [...new Set(leadQuestions.filter(({ document: of }) => of === 'statement').map(({ section }) => section))]
  return document([
    `# Data statement: ${title.name}`,
    `Release ${title.number} of “${facts.project.name}”. After Bender and Friedman (2018), “Data Statements for Natural Language Processing”.`,
    ...sections.flatMap((section) => [`## ${section}`, list(known[section] ?? []), ...asked(section)]),
    '## G. Recording quality', list(preprocessing),
  ])
}

function composition(facts: ReleaseFacts): string[] {
  return [
    `${many(facts.articles, 'article')} in ${many(facts.stories, 'story', 'stories')}, ${many(facts.codePoints, 'code point')} of text.`,
    `${many(facts.layers, 'submitted layer')} of a first reading${facts.secondPasses > 0 ? `, ${many(facts.secondPasses, 'layer')} of a second one` : ''}, with ${many(facts.annotations, 'annotation')}; ${many(facts.decisions, 'decision')} of reviewers.`,
    ...(broughtIn(facts).length === 0 ? [] : [`Brought in from elsewhere, of these: ${broughtIn(facts).map(({ format, layers }) => `${many(layers, 'layer')} from ${format}`).join(', ')}. The others were made here.`]),
    `Annotators: ${facts.annotators}.${facts.machineLayers === 0 ? '' : ` Besides, ${many(facts.machineLayers, 'layer')} of machines.`}`,
    `Published ${span(facts.published.first, facts.published.last)}; of ${many(facts.published.unknown, 'article')} the date is unknown.`,
    facts.sameText.groups === 0 ? 'No two articles have the same text.' : `Known duplicates: ${many(facts.sameText.articles, 'article')} in ${many(facts.sameText.groups, 'group')} have the same text.`,
    ...nearDuplicates(facts),
    `The outlet of ${many(facts.outletUnknown, 'article')} is unknown.`,
  ]
}

function nearDuplicates({ nearText }: ReleaseFacts): string[] {
  if (!nearText) return []
  if (nearText.groups === 0) return ['No two articles have nearly the same text, as far as their words in fives tell (MinHash).']
  return [`Near-duplicates: ${many(nearText.articles, 'article')} in ${many(nearText.groups, 'group')} have nearly the same text, those of the same text among them, as far as their words in fives tell (MinHash). Splits keep a group on one side.`]
}

function collection(facts: ReleaseFacts): string[] {
  const { provenance, submitted } = facts
  return [
    `A web address is known of ${many(provenance.withAddress, 'article')}; how the text was come by is recorded of ${many(provenance.withNote, 'article')}; of ${provenance.unknown === 0 ? 'none' : many(provenance.unknown, 'article')} is neither known.`,
    ...(madeHere(facts) ? [`Annotations made here were submitted ${span(submitted.first, submitted.last)}.`] : []),
    ...broughtIn(facts).map(({ format, layers }) => `${many(layers, 'layer')} of annotations ${layers === 1 ? 'was' : 'were'} brought in from elsewhere (${format}): when ${layers === 1 ? 'it was' : 'they were'} made is not known.`),
  ]
}

const preprocessing = [
  'The raw bytes of each article are kept with their SHA-256 beside the canonical text that is published here: line feeds alone, a block to a line, no NUL and no half surrogate pair, otherwise the author’s characters, untouched and not normalised.',
  'What belongs to the page and not to the article is marked as furniture, and not taken away.',
  'Offsets count Unicode code points, the end not included; formats that count UTF-16 units say so.',
]

function labelling(facts: ReleaseFacts): string[] {
  const { codebooks, settings } = facts
  const elsewhere = broughtIn(facts).reduce((sum, { layers }) => sum + layers, 0)
  return [
    ...codebooks.map(({ name, version, tags }) => `Codebook “${name}”, version ${version}, with ${many(tags, 'tag')}; it is in this package.`),
    ...(madeHere(facts) ? [
      `Annotators ${elsewhere === 0 ? '' : 'who worked here '}work in isolation: nobody sees another’s work on an article before submitting their own.` + (settings.peersVisible === 'afterSubmit' ? ' After that they do.' : ' Nor after that.'),
      settings.outletHidden > 0 ? `The outlet was hidden in ${many(settings.outletHidden, 'reading')} and shown in ${settings.outletShown}.`
        : elsewhere === 0 ? 'The outlet was shown to all annotators.' : `The outlet was shown in all ${many(settings.outletShown, 'reading')} made here.`,
    ] : []),
    ...(elsewhere === 0 ? [] : [`${many(elsewhere, 'layer')} brought in from elsewhere: whether their annotators worked apart from each other, under which instructions, and whether they saw the outlet is not known.`]),
    settings.decideOwnCases ? 'Reviewers may decide cases of articles that they annotated themselves.' : 'Nobody decides cases of articles that they annotated themselves.',
    'Every annotator’s layer is published; where reviewers found both readings defensible, both stay.',
  ]
}

/** Layers made elsewhere. Nothing is known of how, but by whoever brought them in. */
function broughtIn({ imported = [] }: ReleaseFacts): readonly ImportedTally[] {
  return imported
}

function madeHere(facts: ReleaseFacts): boolean {
  return facts.layers + facts.secondPasses > broughtIn(facts).reduce((sum, { layers }) => sum + layers, 0)
}

function agreement({ agreement: figures, agreementBecause }: ReleaseFacts): string {
  if (figures.length === 0) return agreementBecause ?? 'No figures.'
  const rows = figures.map(({ name, figure, interval, articles, annotators }) => `| ${cell(name)} | ${figure} | ${interval} | ${articles} | ${annotators} |`)
  return ['| Figure | Value | Interval (95 %) | Articles | Annotators |', '|---|---|---|---|---|', ...rows, '', 'Exactly:', '', ...figures.map(({ name, exact }) => `- ${name}: ${exact}`)].join('\n')
}

function questionsOf(kind: 'datasheet' | 'statement', answers: DatasheetAnswers): (section: string) => string[] {
  return (section) => leadQuestions.filter((one) => one.document === kind && one.section === section).flatMap(({ key, question }) => [`**${question}**`, answers[key]?.trim() || unanswered])
}

function document(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}

function table(heading: string, rows: readonly Tally[]): string {
  return rows.length === 0 ? '' : [`| ${heading} | |`, '|---|---:|', ...rows.map(({ name, count }) => `| ${cell(name)} | ${count} |`)].join('\n')
}

/** A word in a table of Markdown. */
export function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/gu, ' ')
}

function span(first: string | null, last: string | null): string {
  if (first === null || last === null) return 'at an unknown time'
  return first === last ? `${first.length > 7 ? 'on' : 'in'} ${first}` : `from ${first} to ${last}`
}
