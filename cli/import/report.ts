import { type Finding, type FindingKind, findingKinds, isLeftOut, writePlace } from '@/core/formats/finding'
import type { Imported } from './import-command'

const margin = 14

/** What findings of a kind are called, one and several. */
const names: Readonly<Record<FindingKind, readonly [string, string]>> = {
  quote: ['quote that is not at its offsets', 'quotes that are not at their offsets'],
  outside: ['span that is not in its text', 'spans that are not in their texts'],
  malformed: ['line that cannot be read', 'lines that cannot be read'],
  text: ['text that is missing or another', 'texts that are missing or others'],
  tag: ['tag that the codebook lacks', 'tags that the codebook lacks'],
  unsupported: ['thing that Crossread has no place for', 'things that Crossread has no place for'],
  stored: ['layer that is there already with other labels', 'layers that are there already with other labels'],
  adjusted: ['passage changed a little, and told', 'passages changed a little, and told'],
  unit: ['file that counts in another unit', 'files that count in another unit'],
}

/** Offsets and words against each other: what a mismatch is. */
const mismatches: readonly FindingKind[] = ['quote', 'outside']

/** What an import came to, a line each; with `list`, every finding with its file and line. */
export function reportLines(imported: Pick<Imported, 'findings'> & Partial<Imported>, list: boolean): string[] {
  const { findings } = imported
  const counted = (kinds: readonly FindingKind[]) => kinds.flatMap((kind) => {
    const count = findings.filter((finding) => finding.kind === kind).length
    return count === 0 ? [] : [`${count} ${names[kind][count === 1 ? 0 : 1]}`]
  })
  const wrong = findings.filter(({ kind }) => mismatches.includes(kind)).length
  const left = counted(findingKinds.filter((kind) => isLeftOut({ kind }) && !mismatches.includes(kind)))
  const told = counted(findingKinds.filter((kind) => !isLeftOut({ kind })))
  const proposed = findings.filter(({ proposal }) => proposal !== undefined).length
  return [
    ...(isWhole(imported) ? summary(imported) : []),
    row('Mismatches', wrong === 0 ? '0: every quote is at its offsets' : `${wrong}: ${counted(mismatches).join(', ')}`),
    ...(left.length > 0 ? [row('Left out', left.join(', '))] : []),
    ...(told.length > 0 ? [row('Told', told.join(', '))] : []),
    ...(proposed > 0 && !list ? [row('', `${proposed} of them ${proposed === 1 ? 'has a proposal' : 'have proposals'}: --list shows them, --accept CERTAINTY takes them`)] : []),
    ...(findings.length > 0 && !list ? [row('', '--list shows each with its file and line')] : []),
    ...(list ? findings.map(findingLine) : []),
  ]
}

function isWhole(imported: Pick<Imported, 'findings'> & Partial<Imported>): imported is Imported {
  return imported.project !== undefined
}

function summary({ project, codebook, articles, annotators, machines, layers, annotations, stored, format, files, normalised = 0, goldLeft = false, dryRun }: Imported): string[] {
  const added = (count: { added: number; known: number }) => `${count.added + count.known} (${count.added} new, ${count.known} there already)`
  return [
    row('Project', `${project.slug}, ${project.made ? 'made' : 'there already'}; led by ${project.lead ?? 'nobody yet: whoever takes up the link of the first lead will'}`),
    row('Codebook', `version ${codebook.number}, ${codebook.made ? 'made of' : 'with'} ${codebook.tags} ${codebook.tags === 1 ? 'tag' : 'tags'}`),
    row('Read', `${files} ${files === 1 ? 'file' : 'files'} of ${format}`),
    row('Articles', added(articles)),
    ...(normalised > 0 ? [row('Texts', `${normalised} of ${articles.added + articles.known} ${normalised === 1 ? 'was' : 'were'} normalised: lines with nothing to see left out, line ends as LF; offsets moved along`)] : []),
    row('Annotators', `${annotators.length}${annotators.length === 0 ? '' : `: ${annotators.slice(0, 12).join(', ')}${annotators.length > 12 ? ', …' : ''}`}`),
    ...(machines.length > 0 ? [row('Machines', `${machines.length}: ${machines.join(', ')}; kept apart from people, compared with nobody`)] : []),
    ...(goldLeft ? [row('Gold', 'left out, because it is nobody’s reading; --annotator-name gold=NAME brings it in')] : []),
    row('Layers', added(layers)),
    row('Annotations', added(annotations)),
    row('Stored', stored ? 'all that is new, in one transaction' : dryRun ? 'nothing: this was a rehearsal' : 'nothing: all that fits was there already'),
  ]
}

const row = (name: string, words: string): string => `  ${name.padEnd(margin - 1)}${words}`

/** “anna/a.ann:12 (T3): At 10 to 19 the text reads …” */
function findingLine({ place, message, proposal }: Finding): string {
  const words = proposal && ` Proposal: ${proposal.extent.map(({ start, end }) => `${start} to ${end}`).join(', ')}, “${proposal.quotes.join(' … ').replace(/\s+/g, ' ').slice(0, 80)}”, certainty ${proposal.certainty} (${proposal.reason}).`
  return `${writePlace(place)}: ${message}${words ?? ''}`
}
