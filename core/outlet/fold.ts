/**
 * A text as names are looked for in it: without case, accents, vowel points and invisible characters, with every run of
 * white space, hyphens and underscores as one space. Each unit knows which code point of the text it came from.
 */
export interface Folded {
  readonly text: string
  /** For each UTF-16 unit of `text`, the code point of the original that it came from. */
  readonly from: Int32Array
  /** 1 where something that parts words without being seen stood before this unit. */
  readonly parted: Uint8Array
}

const ignorable = /^[\p{M}\p{Cf}]$/u
const separator = /^[\p{White_Space}\ufeff_\p{Pd}]$/u
const apostrophe = /^[’‘ʼ`´]$/u
/** Characters that are not seen, and at which a word may end; a soft hyphen and the joiners stand within words. */
const invisibleBreak = /^(?![\u00ad\u200c\u200d])\p{Cf}$/u

/** Folds a text in one pass. */
export function fold(text: string): Folded {
  let folded = ''
  const from: number[] = []
  const partedAt: number[] = []
  let at = 0
  let parts = false
  let spaced = false
  for (const character of text) {
    const piece = foldCharacter(character)
    if (piece === '' && invisibleBreak.test(character)) parts = true
    // A run of separators is one space, that of its first.
    if (piece !== '' && !(piece === ' ' && spaced)) {
      if (parts) partedAt.push(folded.length)
      parts = false
      spaced = piece === ' '
      for (let unit = 0; unit < piece.length; unit++) from.push(at)
      folded += piece
    }
    at++
  }
  const parted = new Uint8Array(folded.length + 1)
  for (const index of partedAt) parted[index] = 1
  return { text: folded, from: Int32Array.from(from), parted }
}

const known = new Map<string, string>()

function foldCharacter(character: string): string {
  const code = character.codePointAt(0)!
  if (code >= 0x61 && code <= 0x7a) return character
  const cached = known.get(character)
  if (cached !== undefined) return cached
  const piece = separator.test(character) ? ' ' : apostrophe.test(character) ? '’' : ignorable.test(character) ? '' : withoutCase(character)
  if (known.size < 20_000) known.set(character, piece)
  return piece
}

/** Upper case first: “ß” and “ς” have more than one small form. Compatibility forms (ligatures, full width) become what they stand for. */
function withoutCase(character: string): string {
  return character.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD').replace(/[\p{M}\p{Cf}\s]/gu, '').replaceAll("'", '’')
}
