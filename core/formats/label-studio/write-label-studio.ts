import { sortedAttributes } from '../attributes'
import { knownFacts } from '../facts'
import { type FormatWriter, type WriterOptions, piece, wholeFile } from '../format-writer'
import type { LabelledLayer } from '../labelled-article'
import type { Losses } from '../losses'
import { allowedInXml, xmlAttribute } from '../xml'

/** What Label Studio cannot hold. */
const losses = {
  fragments: 'A region of Label Studio is one span: each fragment of a passage became one of its own.',
  forbidden: 'XML forbids control characters: in config.xml those of tags became U+FFFD, so that these labels are not known there.',
} as const

/**
 * Writes tasks for Label Studio, and the configuration that names the labels, without which it cannot show them.
 * Offsets are code points. Annotators are numbers there; their names stand in the `meta` of each task. Notes and
 * attributes stand in the `meta` of the regions.
 */
export function openLabelStudio({ lost }: WriterOptions): FormatWriter {
  const number = new Map<string, number>()
  const tags = new Set<string>()
  let tasks = 0
  // Ids of tasks, annotations and results must all differ.
  let id = 0
  const next = () => (id += 1)
  return {
    grows: tasksPath,
    article(article) {
      const { name, text, layers } = article
      const people = layers.filter(({ machine }) => !machine)
      for (const { annotator } of people) if (!number.has(annotator)) number.set(annotator, number.size + 1)
      for (const { passages } of layers) for (const { tag } of passages) tags.add(tag)
      const names = people.map(({ annotator }) => [String(number.get(annotator)), annotator] as const)
      const task = {
        id: next(),
        data: { name, text, ...knownFacts(article) },
        meta: { annotators: Object.fromEntries(names) },
        annotations: people.map((layer) => ({ id: next(), completed_by: number.get(layer.annotator), result: resultsOf(layer, lost, next) })),
        predictions: layers.filter(({ machine }) => machine).map((layer) => ({ model_version: layer.annotator, result: resultsOf(layer, lost, next) })),
      }
      return [piece(tasksPath, `${tasks++ === 0 ? '[\n' : ',\n'}${JSON.stringify(task)}`)]
    },
    end() {
      lost.add(losses.forbidden, [...tags].filter((tag) => allowedInXml(tag) !== tag).length)
      return [{ path: tasksPath, content: tasks === 0 ? '[]\n' : '\n]\n', last: true }, wholeFile('config.xml', configuration([...tags].sort()))]
    },
  }
}

const tasksPath = 'tasks.json'

function resultsOf({ passages }: LabelledLayer, lost: Losses, next: () => number): object[] {
  return passages.flatMap(({ tag, extent, quotes, note, attributes }) => {
    lost.add(losses.fragments, extent.length > 1 ? 1 : 0)
    const entries = sortedAttributes(attributes)
    const meta = { ...(note === '' ? {} : { text: [note] }), ...(entries.length === 0 ? {} : { attributes: Object.fromEntries(entries) }) }
    return extent.map(({ start, end }, index) => ({
      id: `r${next()}`, from_name: 'label', to_name: 'text', type: 'labels',
      value: { start, end, text: quotes[index], labels: [tag] }, ...(Object.keys(meta).length === 0 ? {} : { meta }),
    }))
  })
}

function configuration(tags: readonly string[]): string {
  const labels = tags.map((tag) => `    <Label value="${xmlAttribute(allowedInXml(tag))}"/>\n`).join('')
  return `<View>\n  <Text name="text" value="$text"/>\n  <Labels name="label" toName="text">\n${labels}  </Labels>\n</View>\n`
}
