import { tokenTags } from '@/core/agreement/token/token-tags'
import { type Token, tokenise } from '@/core/agreement/token/tokenise'
import { type Fragment, extentBounds, extentLength, normaliseExtent } from '@/core/annotation/fragment'
import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { type Writing, fileNameOf } from '../files'
import type { LabelledArticle, LabelledPassage } from '../labelled-article'
import { Losses } from '../losses'

/** What CoNLL cannot hold. */
const losses = {
  offsets: 'CoNLL has tokens and no offsets, and not the white space between them: texts cannot be put together again, and there is no way back into Crossread.',
  machine: 'CoNLL does not tell the layers of people from those of machines.',
  note: 'CoNLL has no notes: they were left out.',
  attributes: 'CoNLL has no attributes: they were left out.',
  overlap: 'A token has one tag: of passages with the same tag that overlap the longest was kept, and the others left out.',
  fragments: 'A span of CoNLL has no gaps: each fragment of a passage became one of its own.',
  edges: 'Spans go from token to token: a passage that begins or ends inside one was widened.',
  tag: 'A tag stands in a column: white space in tags became underscores.',
  file: 'Long names of tags were cut in the names of files.',
} as const

/**
 * Writes CoNLL 2003 with IOB2: a token a line with its tag in the fourth column, a blank line where the text has a
 * line break, `-DOCSTART-` before each article. There is a file for each annotator and tag, because a token has only
 * one. Nobody who was given an article and marked nothing is left out: they have a file of `O`.
 */
export function writeConll(articles: readonly LabelledArticle[]): Writing {
  const lost = new Losses()
  const files = new Map<string, string[]>()
  lost.add(losses.offsets, articles.length)
  const tags = [...new Set(articles.flatMap(({ layers }) => layers.flatMap(({ passages }) => passages.map(({ tag }) => tag))))].sort()
  for (const { text, layers } of articles) {
    const tokens = tokenise(text)
    for (const { annotator, machine, passages } of layers) {
      lost.add(losses.machine, machine ? 1 : 0)
      lost.add(losses.note, passages.filter(({ note }) => note !== '').length)
      lost.add(losses.attributes, passages.filter(({ attributes }) => Object.keys(attributes).length > 0).length)
      for (const tag of tags) {
        const path = `${fileNameOf(annotator)}/${nameOfTag(tag, lost)}.conll`
        const lines = linesOf(text, tokens, tag, passages.filter((one) => one.tag === tag), lost)
        files.set(path, [...(files.get(path) ?? []), ...lines])
      }
    }
  }
  return { files: [...files].map(([path, lines]) => ({ path, text: lines.map((line) => `${line}\n`).join('') })), notes: lost.notes }
}

function nameOfTag(tag: string, lost: Losses): string {
  const name = fileNameOf(tag)
  lost.add(losses.file, name.length > 150 ? 1 : 0)
  return name.slice(0, 150)
}

function linesOf(text: string, tokens: readonly Token[], tag: string, passages: readonly LabelledPassage[], lost: Losses): string[] {
  const { slice } = offsetTable(text)
  const label = tag.replace(/\s/gu, '_')
  lost.add(losses.tag, label === tag ? 0 : passages.length)
  const kept: { start: number; end: number; label: string }[] = []
  for (const { extent } of passages.toSorted((one, other) => extentLength(other.extent) - extentLength(one.extent) || extentBounds(one.extent).start - extentBounds(other.extent).start)) {
    // A token belongs to a span that shares a character with it: spans are compared as they will stand there.
    const spans = normaliseExtent(extent.map((fragment) => widened(fragment, tokens))).map(({ start, end }) => ({ start, end, label }))
    if (spans.some((span) => kept.some((other) => span.start < other.end && other.start < span.end))) {
      lost.add(losses.overlap)
      continue
    }
    lost.add(losses.fragments, extent.length > 1 ? 1 : 0)
    lost.add(losses.edges, extent.some((fragment) => widened(fragment, tokens).start < fragment.start || widened(fragment, tokens).end > fragment.end) ? 1 : 0)
    kept.push(...spans)
  }
  const tags = tokenTags(tokens, kept, 'bio')
  if (typeof tags === 'string') throw new Error(`the spans of one tag overlap after all: ${tags}`)
  const lines = ['-DOCSTART- -X- -X- O', '']
  tokens.forEach(([start, end], index) => {
    const before = tokens[index - 1]
    if (before && /[\r\n]/.test(slice(codePoint(before[1]), codePoint(start)))) lines.push('')
    lines.push(`${slice(codePoint(start), codePoint(end))} -X- -X- ${tags[index]}`)
  })
  return [...lines, '']
}

function widened({ start, end }: Fragment, tokens: readonly Token[]): Fragment {
  const touched = tokens.filter(([from, to]) => from < end && start < to)
  return touched.length === 0 ? { start, end: start } : { start: codePoint(touched[0]![0]), end: codePoint(touched.at(-1)![1]) }
}
