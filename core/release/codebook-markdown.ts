import type { Codebook } from '@/core/codebook/codebook'

/** A codebook as people read it, in Markdown. */
export function codebookMarkdown(codebook: Codebook, number: number): string {
  const groups = codebook.groups.map((group) => [`## ${group.name}`, ...codebook.tags.filter((tag) => tag.group === group.key).map(tagSection)].join('\n\n'))
  const questions = codebook.questions.map(({ key, name }) => `- ${name} (\`${key}\`)`)
  return `${[`# ${codebook.name}, version ${number}`, ...codebook.guidelines, ...groups, ...(questions.length === 0 ? [] : ['## Questions about the whole article', questions.join('\n')])].join('\n\n')}\n`
}

function tagSection({ key, name, definition, useWhen, doNotUseWhen, example, nearMiss }: Codebook['tags'][number]): string {
  return [
    `### ${name} (\`${key}\`)`, definition, `**When:** ${useWhen}`, `**When not:** ${doNotUseWhen}`,
    ...(example ? [`**Example:** “${example.quote}”`] : []), ...(nearMiss ? [`**Near miss:** “${nearMiss.quote}”`] : []),
  ].join('\n\n')
}
