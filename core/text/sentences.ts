/** A sentence of a line, with the white space after it. `index` counts UTF-16 units. */
export interface Sentence {
  readonly index: number
  readonly segment: string
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' })
/** The last word of what may be a sentence, with what stops it. */
const lastWord = /[\p{L}\p{M}\p{N}.’'-]*\.$/u
/** Initials, and abbreviations of single letters: “J.”, “J.-P.”, “U.S.”. */
const letters = /^(?:\p{L}\p{M}*\.-?)+$/u

/** “So what?” he said. */
const askedInside = /[?!…][\p{Pf}\p{Pe}"'»«“]\s*$/u

const noWords: ReadonlySet<string> = new Set()

/** The sentences of one line. A sentence does not end after an abbreviation or initials, nor with a question that somebody is quoted with: of the ends that the Unicode rules find, some are left out, and none is added. */
export function sentencesOf(line: string, known: ReadonlySet<string> = noWords): readonly Sentence[] {
  const found: Sentence[] = []
  let open = false
  for (const { index, segment } of segmenter.segment(line)) {
    const last = found.at(-1)
    if (last && (open || (askedInside.test(last.segment) && /^\p{Ll}/u.test(segment)))) found[found.length - 1] = { index: last.index, segment: last.segment + segment }
    else found.push({ index, segment })
    const word = lastWord.exec(segment.trimEnd())?.[0] ?? ''
    open = letters.test(word) || known.has(word)
  }
  return found
}
