import type { ExportChoice } from '@/core/export/choice'
import { isExportFormat, nameOfFormat } from '@/core/export/export-format'
import { type ChangeList, type ReleaseChanges, changeNames } from './changes'

/**
 * The difference from the release before, in Markdown, and what this one is made of: the same data in other formats, with
 * other layers or splits, is no difference of the data, and is another release nevertheless.
 */
export function changesMarkdown(changes: ReleaseChanges | null, choices: readonly ExportChoice[]): string {
  const made = ['## What this release is made of', choices.map(madeOf).join('\n')]
  if (!changes) return `${['# Changes', 'This is the first release.', ...made].join('\n\n')}\n`
  const sections = (Object.keys(changeNames) as (keyof typeof changeNames)[]).map((key) => section(changeNames[key], changes[key]))
  return `${[`# Changes from release ${changes.from} to release ${changes.to}`, compared, ...sections, ...made].join('\n\n')}\n`
}

const compared = 'Articles, annotations, decisions and tags are compared. Formats, layers and splits are not: below is what this release has of them, and each release says so of itself.'

function madeOf({ format, layers, texts, splits }: ExportChoice): string {
  const shares = splits && `in splits of ${splits.train} % train, ${splits.validation} % validation, ${splits.test} % test, seed ${splits.seed}`
  const name = isExportFormat(format) ? nameOfFormat(format) : format
  return `- ${name}: layers ${layers.join(', ')}; ${[texts === 'with' ? 'with the texts' : 'without the texts', shares ?? 'not in splits'].join('; ')}.`
}

function section(name: string, { added, gone, changed, items }: ChangeList): string {
  const lines = items.map(({ how, place, was, is }) => `- ${how}: ${place}${was === undefined ? '' : `, was “${was}”`}${is === undefined ? '' : `, is “${is}”`}`)
  const more = added + gone + changed - items.length
  return [`## ${name}`, `${added} added, ${gone} gone, ${changed} changed.`, ...(lines.length === 0 ? [] : [[...lines, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n')])].join('\n\n')
}
