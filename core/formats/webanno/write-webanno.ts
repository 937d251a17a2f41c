import { type Token, tokenise } from '@/core/agreement/token/tokenise'
import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { fileNameOf } from '../files'
import { type FormatWriter, type WriterOptions, wholeFile } from '../format-writer'
import type { LabelledLayer } from '../labelled-article'
import type { Losses } from '../losses'
import { touchedTokens } from '../touched-tokens'
import { type Sentence, rebuild, sentencesOf } from './sentences'
import { escapeText, escapeValue } from './values'

/** What WebAnno TSV cannot hold. */
const losses = {
  text: 'WebAnno TSV has the text of sentences, not what stands between them: blank lines with white space, and the end of a text, come back otherwise.',
  machine: 'A file of WebAnno TSV does not tell the layers of people from those of machines.',
  unread: 'A file of WebAnno TSV is an annotator’s: articles that nobody annotated were left out.',
  fragments: 'An annotation of WebAnno has no gaps and stays within a sentence: each fragment, and each line of a passage, became one of its own.',
  edges: 'Annotations go from token to token: a passage that begins or ends inside one was widened.',
  nothing: 'An annotation holds at least one token: what holds none was left out.',
  attributes: 'Attributes have no columns here: they were left out.',
} as const

/** A passage on the tokens of one sentence. */
interface Marked {
  readonly tag: string
  readonly note: string
  readonly first: number
  readonly last: number
}

/**
 * Writes WebAnno TSV 3.3: a folder for each article, with a file for each annotator. A sentence is a line of the text,
 * offsets are UTF-16 units, and tag and note are the columns of one layer.
 */
export function openWebanno({ lost }: WriterOptions): FormatWriter {
  return {
    article({ name, text, layers }) {
      const sentences = sentencesOf(text)
      lost.add(losses.unread, layers.length === 0 ? 1 : 0)
      lost.add(losses.text, layers.length > 0 && rebuild(sentences) !== text ? 1 : 0)
      const tokens = tokenise(text)
      return layers.map((layer) => {
        lost.add(losses.machine, layer.machine ? 1 : 0)
        return wholeFile(`${fileNameOf(name)}/${fileNameOf(layer.annotator)}.tsv`, fileOf(text, sentences, tokens, layer, lost))
      })
    },
    end: () => [],
  }
}

function fileOf(text: string, sentences: readonly Sentence[], tokens: readonly Token[], { passages }: LabelledLayer, lost: Losses): string {
  const table = offsetTable(text)
  const marked = passages.flatMap(({ tag, note, extent, attributes }): Marked[] => {
    lost.add(losses.attributes, Object.keys(attributes).length)
    const pieces = extent.flatMap((fragment) => {
      const touched = touchedTokens(tokens, fragment)
      if (!touched) {
        lost.add(losses.nothing)
        return []
      }
      const cut: Marked[] = []
      for (let index = touched.first; index <= touched.last; index++) {
        const before = cut.at(-1)
        const sameLine = before && !/\n/.test(table.slice(codePoint(tokens[before.last]![1]), codePoint(tokens[index]![0])))
        if (before && sameLine) cut[cut.length - 1] = { ...before, last: index }
        else cut.push({ tag, note, first: index, last: index })
      }
      lost.add(losses.edges, tokens[touched.first]![0] !== fragment.start || tokens[touched.last]![1] !== fragment.end ? 1 : 0)
      return cut
    })
    lost.add(losses.fragments, pieces.length > 1 ? 1 : 0)
    return pieces
  // As a reader meets them, so that ids are the same however often it is read and written.
  }).toSorted((one, other) => one.first - other.first)
  const lines = ['#FORMAT=WebAnno TSV 3.3', '#T_SP=webanno.custom.Passage|tag|note', '', '']
  /** For each token what stands on it. */
  const on = new Map<number, (Marked & { readonly id: number })[]>()
  marked.forEach((one, index) => {
    for (let token = one.first; token <= one.last; token++) {
      const here = on.get(token)
      if (here) here.push({ ...one, id: index + 1 })
      else on.set(token, [{ ...one, id: index + 1 }])
    }
  })
  let at = 0
  sentences.forEach((sentence, index) => {
    lines.push(`#Text=${escapeText(sentence.text)}`)
    const from = table.toCodePoint(sentence.start)
    const to = table.toCodePoint(sentence.end)
    let number = 0
    while (at < tokens.length && tokens[at]![0] < from) at++
    for (; at < tokens.length && tokens[at]![1] <= to; at++) {
      const [start, end] = tokens[at]!
      const here = on.get(at) ?? []
      const tie = (one: (typeof here)[number]) => (here.length > 1 || one.first !== one.last ? `[${one.id}]` : '')
      const cell = (of: (one: Marked) => string) => (here.length === 0 ? '_' : here.map((one) => `${of(one)}${tie(one)}`).join('|'))
      const units = `${table.toUtf16(codePoint(start))}-${table.toUtf16(codePoint(end))}`
      lines.push([`${index + 1}-${++number}`, units, table.slice(codePoint(start), codePoint(end)), cell(({ tag }) => escapeValue(tag)), cell(({ note }) => (note === '' ? '*' : escapeValue(note)))].join('\t').concat('\t'))
    }
    lines.push('')
  })
  return lines.map((line) => `${line}\n`).join('')
}
