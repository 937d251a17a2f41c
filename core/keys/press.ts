/** A key press, as far as it matters here. A browser's KeyboardEvent is one. */
export interface KeyPress {
  readonly key: string
  /** Which key of the keyboard it was, whatever is printed on it: `KeyS`, `Digit1`. Left out, only what it types counts. */
  readonly code?: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** The letters of keyboards that type another script, the Arabic-Indic and other digits, and their marks: لا is two at once. */
const otherScript = /^[\p{L}\p{M}\p{Nd}]+$/u
const ours = /[\p{Script=Latin}0-9]/u
/** What such keyboards type with a letter's key and is no letter: Hebrew with W and Q, Greek with Q. */
const signsOnLetters: ReadonlySet<string> = new Set(["KeyW '", 'KeyQ /', 'KeyQ ;'])

/**
 * What a press means: what it types, and where that is of another script than Latin, what stands on the same key of a Latin
 * keyboard: Cyrillic Ы is `s`. So the keys work on every keyboard, and those of AZERTY and Dvorak stay where they are printed.
 */
export function meantKey({ key, code }: Pick<KeyPress, 'key' | 'code'>): string {
  if (key === '؟') return '?'
  const elsewhere = (otherScript.test(key) && !ours.test(key)) || signsOnLetters.has(`${code} ${key}`)
  const printed = elsewhere ? /^(?:Key|Digit|Numpad)(.)$/.exec(code ?? '')?.[1] : undefined
  return printed?.toLowerCase() ?? key
}

/** A press without the AltGraph that some keyboards need for a sign, and that some systems tell of as Control and Alt: what it types is what it means. */
export function pressOf(event: KeyPress & { getModifierState(key: 'AltGraph'): boolean }): KeyPress {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event
  if (event.getModifierState('AltGraph')) return { key, metaKey, shiftKey, ctrlKey: false, altKey: false }
  return { key, metaKey, shiftKey, ctrlKey, altKey, ...(code !== undefined && { code }) }
}

/** The digit of a key that types a sign because Shift is held, as `!` on the key of 1. */
export function digitUnderShift({ key, code, shiftKey }: KeyPress): string | undefined {
  return shiftKey && /^[^\p{L}\p{N}]$/u.test(key) ? /^Digit(\d)$/.exec(code ?? '')?.[1] : undefined
}
