import type { Draft } from '@/core/import/draft'
import type { PdfLine } from './lines'

/** Lines that stand together, and whether they are set as a heading. */
interface Group {
  readonly lines: PdfLine[]
  readonly heading: boolean
}

/** How much larger than most of the text a heading is set. */
const larger = 1.15

/** A heading is no longer than this. UTF-16 units. */
const longestHeading = 250

/**
 * Joins lines into drafts as they seem to belong together: a paragraph ends at a wider gap, at another size of type,
 * before an indent, and after a short line that ends a sentence; over the end of a page or a column it goes on unless a
 * sentence ended. `lines` of a draft count the lines of the whole text from `first` on.
 */
export function paragraphsOf(lines: readonly PdfLine[], numbers: ReadonlyMap<PdfLine, number>): Draft[] {
  const body = commonest(lines.flatMap(({ size, text }) => Array.from({ length: Math.ceil(text.length / 20) }, () => round(size)))) ?? 1
  // Of a page with few lines the commonest gap says little.
  const gap = Math.min(body * 2.6, commonest(lines.flatMap((line, index) => {
    const before = lines[index - 1]
    const step = before && before.page === line.page && round(line.size) === body ? round(before.base - line.base) : 0
    return step > 0 ? [step] : []
  })) ?? body * 1.2)
  const rightOf = new Map<number, number>()
  for (const { page, right } of lines) rightOf.set(page, Math.max(rightOf.get(page) ?? 0, right))
  const groups: Group[] = []
  for (const line of lines) {
    const heading = line.size > body * larger && line.text.length <= longestHeading
    const group = groups.at(-1)
    if (group && goesOn(group, line, heading)) group.lines.push(line)
    else groups.push({ lines: [line], heading })
  }
  const sizes = [...new Set(groups.filter(({ heading }) => heading).map(({ lines }) => round(lines[0]!.size)))].sort((a, b) => b - a)
  return groups.map(({ lines: own, heading }) => {
    const text = joined(own)
    return {
      form: heading ? 'heading' : /^[•‣▪◦·]\s/.test(text) ? 'listItem' : 'paragraph', level: heading ? Math.min(6, sizes.indexOf(round(own[0]!.size)) + 1) : 0,
      text, pieces: [{ text, raw: null }], marks: [], lines: { first: numbers.get(own[0]!) ?? 1, last: numbers.get(own.at(-1)!) ?? 1 },
    }
  })

  function goesOn({ lines: own, heading }: Group, line: PdfLine, isHeading: boolean): boolean {
    const last = own.at(-1)!
    const ends = /[.!?…:。！？؟]["”’»)\]]*$/u.test(last.text)
    if (heading !== isHeading || Math.abs(last.size - line.size) > line.size * 0.1) return false
    if (/^[•‣▪◦·]\s/.test(line.text)) return false
    const step = last.base - line.base
    if (last.page !== line.page || step < -line.size) return !ends && !heading
    if (heading) return step < line.size * 2
    if (step > gap * 1.35) return false
    // Right to left the indent is at the other side.
    const indent = line.left - last.left
    if (indent > line.size * 0.8 && own.length > 1 && ends) return false
    if (indent > line.size * 0.8 && own.length === 1 && ends && Math.abs(line.right - last.right) < line.size * 3) return false
    return !(ends && last.right < (rightOf.get(line.page) ?? 0) - line.size * 6)
  }
}

/**
 * The words of lines one after the other. A hyphen at the end of a line may be the word's own, and stays. Of a soft hyphen
 * pdf.js tells nothing, so that a word that it divides comes as two.
 */
function joined(lines: readonly PdfLine[]): string {
  let text = ''
  for (const line of lines) {
    if (text === '') text = line.text
    else if (/\p{L}[-‐]$/u.test(text) && /^\p{L}/u.test(line.text)) text += line.text
    else text += ` ${line.text}`
  }
  return text
}

function commonest(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0]
}

/** To half a point: sizes and gaps are never quite the same. */
function round(points: number): number {
  return Math.round(points * 2) / 2
}
