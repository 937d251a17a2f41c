import { extentBounds } from '@/core/annotation/fragment'
import { counted } from '@/core/counted'
import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { anchorsIn } from './anchor'
import { clip } from './clip'
import { withFacts } from './facts'
import type { Finding } from './finding'
import type { ArticleFacts, LabelledArticle, LabelledLayer, LabelledPassage } from './labelled-article'
import { newlineTable } from './newlines'
import { Proposals } from './proposals'

/** One annotator's work on an article, with the text as it stood beside it. */
export interface AnnotatorsText {
  readonly article: string
  readonly text: string
  /** The file of the text, for findings. */
  readonly file: string
  /** Undefined where nobody annotated it. */
  readonly layer: LabelledLayer | undefined
  /** What stands beside it of the article; the first one's count. */
  readonly facts?: ArticleFacts
}

/**
 * Brings the work of several annotators on the same article together. The first text of an article counts; one that
 * differs from it in line ends only has its offsets counted over, and passages in one that differs otherwise are left
 * out, with the place in the first text as a proposal. Two layers of one annotator on one article are one mistake.
 */
export function gatherLayers(all: readonly AnnotatorsText[], proposals: Proposals = new Proposals()): { articles: LabelledArticle[]; findings: Finding[] } {
  const findings: Finding[] = []
  const articles = new Map<string, { text: string; file: string; layers: LabelledLayer[]; facts: ArticleFacts }>()
  for (const { article, text, file, layer, facts = {} } of all) {
    const known = articles.get(article)
    if (!known) articles.set(article, { text, file, layers: layer ? [layer] : [], facts })
    else if (!layer) continue
    else if (known.layers.some((one) => one.annotator === layer.annotator && one.machine === layer.machine)) {
      findings.push({ kind: 'stored', place: layer.passages[0]?.place ?? { file }, message: `${clip(layer.annotator)} has a layer of “${clip(article)}” already, from another file: this one was left out.` })
    } else if (known.text === text) known.layers.push(layer)
    else if (newlineTable(known.text).text === newlineTable(text).text) known.layers.push({ ...layer, passages: movedTo(layer.passages, text, known.text) })
    else {
      findings.push({ kind: 'text', place: { file }, message: `The text is not that of ${clip(known.file)}: ${counted(layer.passages.length, 'passage')} marked in it ${layer.passages.length === 1 ? 'was' : 'were'} left out.` })
      findings.push(...reanchored(layer.passages, text, known.text, proposals))
    }
  }
  return { articles: [...articles].map(([name, { text, layers, facts }]) => withFacts({ name, text, layers }, facts)), findings }
}

/** Passages of one text in another that differs in line ends only. */
function movedTo(passages: readonly LabelledPassage[], from: string, to: string): readonly LabelledPassage[] {
  const [source, target] = [newlineTable(from), newlineTable(to)]
  const { slice } = offsetTable(to)
  return passages.map((passage) => {
    const extent = passage.extent.map(({ start, end }) => ({ start: target.toSource(source.fromSource(start)), end: target.toSource(source.fromSource(end)) }))
    return { ...passage, extent, quotes: extent.map(({ start, end }) => slice(start, end)) }
  })
}

/** How many code points on each side are held against the other text. */
const context = 40

/** For each passage of one text a finding, with its place in another text as a proposal: as long as proposals are left. */
function reanchored(passages: readonly LabelledPassage[], from: string, to: string, proposals: Proposals): readonly Finding[] {
  const [source, target] = [offsetTable(from), offsetTable(to)]
  const find = anchorsIn(to, target)
  const isLeft = proposals.of(to)
  return passages.map(({ extent, quotes, place }) => {
    const { start, end } = extentBounds(extent)
    const anchor = extent.length > 1 || !isLeft() ? undefined : find({
      quote: source.slice(start, end), near: start,
      before: source.slice(codePoint(Math.max(0, start - context)), start), after: source.slice(end, codePoint(Math.min(source.length, end + context))),
    })
    return {
      kind: 'text', place: place ?? { file: '' }, message: `“${clip(quotes.join(' … '))}” is marked in another text than the article's.`,
      ...(anchor ? { proposal: { extent: [anchor.fragment], quotes: [target.slice(anchor.fragment.start, anchor.fragment.end)], certainty: anchor.certainty, reason: anchor.reason } } : {}),
    }
  })
}
