import { type Token, tokenise } from '@/core/agreement/token/tokenise'
import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { fileNameOf } from '../files'
import { type FormatWriter, type WriterOptions, wholeFile } from '../format-writer'
import type { LabelledPassage } from '../labelled-article'
import type { Losses } from '../losses'
import { touchedTokens } from '../touched-tokens'

/** What CoNLL cannot hold. */
const losses = {
  offsets: 'CoNLL has tokens and no offsets, and not the white space between them: what is read back is the words with a space between each two.',
  machine: 'CoNLL does not tell the layers of people from those of machines.',
  unread: 'A file of CoNLL is an annotator’s: articles that nobody annotated were left out.',
  note: 'CoNLL has no notes: they were left out.',
  attributes: 'CoNLL has no attributes: they were left out.',
  overlap: 'A token has one tag: passages that overlap a longer one stand in further files, whose names end in +2, +3 and so on.',
  fragments: 'A span of CoNLL has no gaps and stays within a sentence: each fragment, and each line of a passage, became one of its own.',
  edges: 'Spans go from token to token: a passage that begins or ends inside one was widened.',
  nothing: 'A span holds at least one token: what holds none was left out.',
  tag: 'A tag stands in a column: white space in tags became underscores.',
} as const

/** A span on the tokens, by their numbers, the last one included. */
interface TokenSpan {
  readonly first: number
  readonly last: number
  readonly label: string
}

/**
 * Writes CoNLL 2003 with IOB2: a token a line with its tag in the fourth column, a blank line where the text has a
 * line break, `-DOCSTART-` at the beginning. There is a folder for each article with a file for each annotator, as
 * INCEpTION has it, and further files where passages overlap, because a token has only one tag. Whoever was given an
 * article and marked nothing has a file of `O`.
 */
export function openConll({ lost }: WriterOptions): FormatWriter {
  return {
    article({ name, text, layers }) {
      lost.add(layers.length === 0 ? losses.unread : losses.offsets)
      const tokens = tokenise(text)
      const begins = sentenceBegins(text, tokens)
      return layers.flatMap(({ annotator, machine, passages }) => {
        lost.add(losses.machine, machine ? 1 : 0)
        lost.add(losses.note, passages.filter(({ note }) => note !== '').length)
        lost.add(losses.attributes, passages.filter(({ attributes }) => Object.keys(attributes).length > 0).length)
        const levels = levelsOf(passages.flatMap((passage) => spansOf(passage, tokens, begins, lost)))
        lost.add(losses.overlap, levels.slice(1).flat().length)
        return levels.map((spans, level) => wholeFile(`${fileNameOf(name)}/${fileNameOf(annotator)}${level === 0 ? '' : `+${level + 1}`}.conll`, fileOf(text, tokens, begins, spans)))
      })
    },
    end: () => [],
  }
}

/** A token belongs to a span that shares a character with it. */
function spansOf({ tag, extent }: LabelledPassage, tokens: readonly Token[], begins: ReadonlySet<number>, lost: Losses): TokenSpan[] {
  const label = tag.trim() === '' ? '_' : tag.replace(/\s/gu, '_')
  lost.add(losses.tag, label === tag ? 0 : 1)
  const spans = extent.flatMap((fragment): TokenSpan[] => {
    const touched = touchedTokens(tokens, fragment)
    if (!touched) {
      lost.add(losses.nothing)
      return []
    }
    const { first, last } = touched
    lost.add(losses.edges, tokens[first]![0] === fragment.start && tokens[last]![1] === fragment.end ? 0 : 1)
    const firsts = [first, ...Array.from({ length: last - first }, (_, index) => first + index + 1).filter((index) => begins.has(index))]
    return firsts.map((from, index) => ({ first: from, last: (firsts[index + 1] ?? last + 1) - 1, label }))
  })
  lost.add(losses.fragments, spans.length > 1 ? 1 : 0)
  return spans
}

/** Spans apart so that no two of a level share a token: the longest first, each on the first level with room. There is always one level. */
function levelsOf(spans: readonly TokenSpan[]): TokenSpan[][] {
  const levels: TokenSpan[][] = [[]]
  const lengthOf = ({ first, last }: TokenSpan) => last - first
  for (const span of spans.toSorted((one, other) => lengthOf(other) - lengthOf(one) || one.first - other.first || (one.label < other.label ? -1 : 1))) {
    const free = levels.find((level) => level.every(({ first, last }) => last < span.first || span.last < first))
    if (free) free.push(span)
    else levels.push([span])
  }
  return levels
}

/** The tokens that a line of the text begins with, but for the first one of all. */
function sentenceBegins(text: string, tokens: readonly Token[]): ReadonlySet<number> {
  const { slice } = offsetTable(text)
  return new Set(tokens.flatMap(([start], index) => (index > 0 && /[\r\n]/.test(slice(codePoint(tokens[index - 1]![1]), codePoint(start))) ? [index] : [])))
}

function fileOf(text: string, tokens: readonly Token[], begins: ReadonlySet<number>, spans: readonly TokenSpan[]): string {
  const { slice } = offsetTable(text)
  const tags = new Map(spans.flatMap(({ first, last, label }) => Array.from({ length: last - first + 1 }, (_, index) => [first + index, `${index === 0 ? 'B' : 'I'}-${label}`] as const)))
  const lines = ['-DOCSTART- -X- -X- O', '']
  tokens.forEach(([start, end], index) => {
    if (begins.has(index)) lines.push('')
    lines.push(`${slice(codePoint(start), codePoint(end))} -X- -X- ${tags.get(index) ?? 'O'}`)
  })
  return [...lines, ''].map((line) => `${line}\n`).join('')
}
