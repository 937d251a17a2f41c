import { writeMachine } from '@/core/assignment/machine'
import { type ArticleLine, articleLineSchema } from '@/core/export/article-line'
import { type Reading, type ReadOptions, type TextFile, partsOfPath } from '../files'
import type { Finding } from '../finding'
import { type AnnotatorsText, gatherLayers } from '../gather-layers'
import { parseJson } from '../json'
import { Proposals } from '../proposals'
import { type Draft, settle } from '../settle'
import { textProblem } from '../storable'

/** Characters in which a line of ours says whose it is, with much to spare. */
const beginning = 64 * 1024

/**
 * Reads our own JSONL as labelled text: the first passes, a layer each, annotators under the names of the export.
 * Layers that were not submitted are told and left out, as second passes are: they are not compared with others.
 * Answers, decisions and gold stay in the file; `restoreArticle` of core/export reads those too.
 */
export function readCrossread(files: readonly TextFile[], { accept }: Pick<ReadOptions, 'accept'> = {}): Reading {
  const findings: Finding[] = []
  const proposals = new Proposals()
  const read: AnnotatorsText[] = []
  const lines = files.filter(({ path }) => partsOfPath(path).ending === 'jsonl')
  const own = lines.filter(({ text }) => text.slice(0, beginning).includes('"crossread/article"'))
  // A release has lines of other formats too. Where nothing is ours, what is there is told line by line.
  for (const { path, text: content } of own.length > 0 ? own : lines) {
    for (const [index, line] of content.replace(/^\ufeff/, '').split('\n').entries()) {
      if (line.trim() === '') continue
      const place = { file: path, line: index + 1 }
      const parsed = parseJson(line)
      const article = articleLineSchema.safeParse(parsed?.value)
      if (!parsed || !article.success) {
        const issue = article.error?.issues[0]
        findings.push({ kind: 'malformed', place, message: parsed && issue ? `The line is no article of ours: ${issue.path.join('.') || 'it'}: ${issue.message}.` : 'The line is not JSON.' })
        continue
      }
      const { text, layers, machineLayers, article: { slug } } = article.data
      const problem = textProblem(text)
      if (problem !== undefined) {
        findings.push({ kind: 'text', place, message: problem })
        continue
      }
      const settled = ({ annotator, machine, annotations }: { annotator: string; machine: boolean; annotations: ArticleLine['machineLayers'][number]['annotations'] }): AnnotatorsText => {
        const drafts = annotations.map(({ id, tag, fragments, note, attributes }): Draft => ({
          place: { ...place, item: id }, tag, note, attributes, fragments, quote: fragments.map(({ quote }) => quote).join(' … '),
        }))
        const outcome = settle(text, drafts, { units: ['codePoints'], wordsOf: (quotes) => quotes.join(' … '), split: (quote) => quote.split(' … '), accept, proposals })
        findings.push(...outcome.findings)
        return { article: slug, text, file: path, layer: { annotator, machine, passages: outcome.passages } }
      }
      const sound: AnnotatorsText[] = []
      for (const { annotator, status, pass, annotations } of layers) {
        if (pass !== 1 || status !== 'submitted') {
          findings.push({ kind: 'unsupported', place: { ...place, item: annotator }, message: pass === 1 ? 'The layer was not submitted, and was left out.' : 'A second pass was left out.' })
          continue
        }
        sound.push(settled({ annotator, machine: false, annotations }))
      }
      sound.push(...machineLayers.map(({ machine, annotations }) => settled({ annotator: writeMachine(machine), machine: true, annotations })))
      read.push(...(sound.length > 0 ? sound : [{ article: slug, text, file: path, layer: undefined }]))
    }
  }
  const gathered = gatherLayers(read, proposals)
  return { articles: gathered.articles, findings: [...findings, ...gathered.findings] }
}
