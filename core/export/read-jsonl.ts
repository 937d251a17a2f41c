import { offsetTable } from '@/core/text/offset-table'
import { codePoint } from '@/core/text/offset'
import { type ArticleLine, articleLineSchema } from './article-line'
import type { QuotedFragment } from './fragments'

/**
 * Reads back one line of a JSONL export and compares every quote in it with the text at its offsets,
 * in code points. Also checks that blocks lie in the text and that ids lead somewhere.
 * @returns what is wrong, a sentence each; nothing when the line is sound
 */
export function checkArticleLine(line: string): string[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(line)
  } catch {
    return ['the line is not JSON']
  }
  const article = articleLineSchema.safeParse(parsed)
  if (!article.success) return article.error.issues.map(({ path, message }) => `${path.join('.') || 'the line'}: ${message}`)
  return [...checkOffsets(article.data), ...checkIds(article.data)]
}

function checkOffsets(line: ArticleLine): string[] {
  const table = offsetTable(line.text)
  const outside = line.blocks
    .filter(({ start, end }) => start > end || end > table.length)
    .map(({ start, end }) => `the block ${start}-${end} is not in the text of ${table.length} code points`)
  const misplaced = quotedPlaces(line).flatMap(({ where, fragments }) =>
    fragments.flatMap(({ start, end, quote, startUtf16, endUtf16 }) => {
      if (start >= end || end > table.length) return [`${where}: ${start}-${end} is not in the text of ${table.length} code points`]
      const words = table.slice(codePoint(start), codePoint(end))
      if (words !== quote) return [`${where}: at ${start}-${end} the text reads “${words}”, and the quote “${quote}”`]
      const [from, to] = [table.toUtf16(codePoint(start)), table.toUtf16(codePoint(end))]
      if ((startUtf16 ?? from) !== from || (endUtf16 ?? to) !== to) return [`${where}: ${start}-${end} is ${from}-${to} in UTF-16 units, not ${startUtf16}-${endUtf16}`]
      return []
    }),
  )
  return [...outside, ...misplaced]
}

/** Everything in a line that quotes the text. */
function quotedPlaces(line: ArticleLine): { where: string; fragments: readonly QuotedFragment[] }[] {
  return [
    ...line.layers.flatMap((layer) => layer.annotations.map(({ id, fragments }) => ({ where: `annotation ${id}`, fragments }))),
    ...line.layers.flatMap((layer) => (layer.beforeReveal?.annotations ?? []).map(({ id, fragments }) => ({ where: `annotation ${id} before the reveal`, fragments }))),
    ...line.machineLayers.flatMap(({ annotations }) => annotations.map(({ id, fragments }) => ({ where: `prediction ${id}`, fragments }))),
    ...line.cases.map(({ key, fragments }) => ({ where: `case ${key}`, fragments })),
    ...line.gold.map(({ tag, fragments }) => ({ where: `gold ${tag}`, fragments })),
    ...line.plural.flatMap((one) =>
      one.readings.flatMap(({ passages }) => passages.map(({ tag, fragments }) => ({ where: `plural ${one.case}, ${tag}`, fragments }))),
    ),
    ...line.softLabels.map(({ tag, fragments }) => ({ where: `soft label ${tag}`, fragments })),
  ]
}

/** Decisions may name annotations that have since been deleted; everything else points into the line. */
function checkIds(line: ArticleLine): string[] {
  const annotations = line.layers.flatMap((layer) => layer.annotations.map(({ id }) => id))
  const known = new Set(annotations)
  const twice = annotations.length === known.size ? [] : ['an annotation id stands twice']
  const named = [
    ...line.cases.flatMap((one) => one.lanes.flatMap(({ annotationIds }) => annotationIds)),
    ...line.gold.flatMap(({ annotationIds }) => annotationIds),
    ...line.plural.flatMap((one) => one.readings.flatMap(({ passages }) => passages.flatMap(({ annotationIds }) => annotationIds))),
  ]
  const answeredTwice = line.layers.flatMap(({ annotator, answers }) =>
    answers.filter(({ question }, index) => answers.findIndex((one) => one.question === question) < index).map(({ question }) => `${annotator} answers ${question} twice`),
  )
  // Where the annotators were not chosen, what rests on their annotations still names them.
  if (line.holds && !line.holds.includes('annotators')) return []
  return [...twice, ...answeredTwice, ...named.filter((id) => !known.has(id)).map((id) => `there is no annotation ${id} in the layers`)]
}
