import type { ChangeList, ReleaseChanges } from './changes'

/** The kinds of changes, in the order of the page. */
export const changeNames = { articles: 'Articles', annotations: 'Annotations', decisions: 'Decisions', codebook: 'Codebook' } as const

/** The difference from the release before, in Markdown. */
export function changesMarkdown(changes: ReleaseChanges | null): string {
  if (!changes) return '# Changes\n\nThis is the first release.\n'
  const sections = (Object.keys(changeNames) as (keyof typeof changeNames)[]).map((key) => section(changeNames[key], changes[key]))
  return `${[`# Changes from release ${changes.from} to release ${changes.to}`, ...sections].join('\n\n')}\n`
}

function section(name: string, { added, gone, changed, items }: ChangeList): string {
  const lines = items.map(({ how, place, was, is }) => `- ${how}: ${place}${was === undefined ? '' : `, was “${was}”`}${is === undefined ? '' : `, is “${is}”`}`)
  const more = added + gone + changed - items.length
  return [`## ${name}`, `${added} added, ${gone} gone, ${changed} changed.`, ...(lines.length === 0 ? [] : [[...lines, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n')])].join('\n\n')
}
