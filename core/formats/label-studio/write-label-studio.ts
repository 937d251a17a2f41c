import { sortedAttributes } from '../attributes'
import type { Writing } from '../files'
import type { LabelledArticle, LabelledLayer } from '../labelled-article'
import { Losses } from '../losses'

/** What Label Studio cannot hold. */
const losses = {
  fragments: 'A region of Label Studio is one span: each fragment of a passage became one of its own.',
} as const

/**
 * Writes tasks for Label Studio, and the configuration that names the labels, without which it cannot show them.
 * Offsets are code points. Annotators are numbers there; their names stand in the `meta` of each task. Notes and
 * attributes stand in the `meta` of the regions.
 */
export function writeLabelStudio(articles: readonly LabelledArticle[]): Writing {
  const lost = new Losses()
  const annotators = [...new Set(articles.flatMap(({ layers }) => layers.filter(({ machine }) => !machine).map(({ annotator }) => annotator)))].sort()
  const number = new Map(annotators.map((annotator, index) => [annotator, index + 1]))
  // Ids of tasks, annotations and results must all differ.
  let id = 0
  const next = () => (id += 1)
  const tasks = articles.map(({ name, text, layers }) => {
    const people = layers.filter(({ machine }) => !machine)
    const names = people.map(({ annotator }) => [String(number.get(annotator)), annotator] as const)
    return {
      id: next(),
      data: { name, text },
      meta: { annotators: Object.fromEntries(names) },
      annotations: people.map((layer) => ({ id: next(), completed_by: number.get(layer.annotator), result: resultsOf(layer, lost, next) })),
      predictions: layers.filter(({ machine }) => machine).map((layer) => ({ model_version: layer.annotator, result: resultsOf(layer, lost, next) })),
    }
  })
  const tags = [...new Set(articles.flatMap(({ layers }) => layers.flatMap(({ passages }) => passages.map(({ tag }) => tag))))].sort()
  return { files: [{ path: 'tasks.json', text: `${JSON.stringify(tasks, undefined, 1)}\n` }, { path: 'config.xml', text: configuration(tags) }], notes: lost.notes }
}

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
  const labels = tags.map((tag) => `    <Label value="${escaped(tag)}"/>\n`).join('')
  return `<View>\n  <Text name="text" value="$text"/>\n  <Labels name="label" toName="text">\n${labels}  </Labels>\n</View>\n`
}

/** A text as the value of an attribute in XML, line breaks and tabs too. */
function escaped(text: string): string {
  return text.replace(/[&<>"\t\r\n]/g, (character) => `&#${character.codePointAt(0)};`)
}
