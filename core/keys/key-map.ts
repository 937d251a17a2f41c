import { type Platform, reservedBecause, writeCombo } from './combo'

/**
 * The keys of the reading page. `page`: anywhere but in a field; `text`: while the text has the focus,
 * and with Shift they extend the selection; `end`: while an end of a passage has it, on a card;
 * `palette`: while the palette is open, where letters and digits are the tags'.
 */
export type KeyScope = 'page' | 'text' | 'end' | 'palette'

interface Described {
  readonly scope: KeyScope
  /** Of a keyboard whose step key is Control; on a Mac, Option takes its place. */
  readonly key: string
  readonly does: string
}

/** What keys do, in the order in which they are listed. */
export const keyActions = {
  toText: { scope: 'page', key: 't', does: 'Into the text, to the open passage' },
  wordOn: { scope: 'text', key: 'ArrowRight', does: 'Caret: next word (right)' },
  wordBack: { scope: 'text', key: 'ArrowLeft', does: 'Caret: word before (left)' },
  sentenceOn: { scope: 'text', key: 'Control+ArrowRight', does: 'Caret: next sentence' },
  sentenceBack: { scope: 'text', key: 'Control+ArrowLeft', does: 'Caret: sentence before' },
  paragraphOn: { scope: 'text', key: 'Control+ArrowDown', does: 'Caret: next paragraph' },
  paragraphBack: { scope: 'text', key: 'Control+ArrowUp', does: 'Caret: paragraph before' },
  lineOn: { scope: 'text', key: 'ArrowDown', does: 'Caret: a line down' },
  lineBack: { scope: 'text', key: 'ArrowUp', does: 'Caret: a line up' },
  nextPassage: { scope: 'page', key: 'j', does: 'Next passage' },
  previousPassage: { scope: 'page', key: 'k', does: 'Passage before' },
  nextHere: { scope: 'page', key: 'h', does: 'Next passage at the same place' },
  start: { scope: 'page', key: 's', does: 'To the start of the open passage, to move it' },
  end: { scope: 'page', key: 'e', does: 'To the end of the open passage, to move it' },
  changeTag: { scope: 'page', key: 'r', does: 'Another tag for the passage' },
  note: { scope: 'page', key: 'n', does: 'To the note of the passage' },
  missing: { scope: 'page', key: 'm', does: 'To what the passage lacks; where it lacks nothing, to the next unfinished passage' },
  remove: { scope: 'page', key: 'Shift+d', does: 'Delete the passage' },
  endWordOn: { scope: 'end', key: 'ArrowRight', does: 'Start or end: a word to the right' },
  endWordBack: { scope: 'end', key: 'ArrowLeft', does: 'Start or end: a word to the left' },
  endCharacterOn: { scope: 'end', key: 'Shift+ArrowRight', does: 'Start or end: a character to the right' },
  endCharacterBack: { scope: 'end', key: 'Shift+ArrowLeft', does: 'Start or end: a character to the left' },
  endSentenceOn: { scope: 'end', key: 'ArrowDown', does: 'Start or end: a sentence on' },
  endSentenceBack: { scope: 'end', key: 'ArrowUp', does: 'Start or end: a sentence back' },
  find: { scope: 'page', key: 'f', does: 'Search in the article' },
  codebook: { scope: 'page', key: 'c', does: 'Codebook' },
  questions: { scope: 'page', key: 'q', does: 'Questions about the whole article' },
  submit: { scope: 'page', key: 'u', does: 'Submit the article' },
  nextArticle: { scope: 'page', key: 'g', does: 'After submitting: to the next article' },
  help: { scope: 'page', key: '?', does: 'These keys' },
  repeat: { scope: 'palette', key: '.', does: 'Palette: the last tag again' },
  add: { scope: 'palette', key: '+', does: 'Palette: add the words to the passage that was open' },
  take: { scope: 'palette', key: '-', does: 'Palette: take the words from it' },
} as const satisfies Record<string, Described>

export type KeyAction = keyof typeof keyActions

/** The combination of each action; null where it is turned off. */
export type KeyMap = Readonly<Record<KeyAction, string | null>>

/** What somebody changed: only that, so that a new default reaches those who changed nothing. */
export interface KeyChoice {
  readonly changed: Partial<Record<KeyAction, string | null>>
  /** No single letter or sign does anything: for those who speak to the machine, or brush against its keys. */
  readonly lettersOff: boolean
}

/** Nothing changed. */
export const noKeyChoice: KeyChoice = { changed: {}, lettersOff: false }

/** Keys that are the same everywhere and are not changed here. */
export const fixedKeys: readonly { readonly key: string; readonly does: string }[] = [
  { key: 'Shift', does: 'with a key of the caret: selects on from where it stands' },
  { key: 'Enter', does: 'in the text: the palette for the selection or the word; on a passage, its card' },
  { key: 'Tab', does: 'into the palette; a tag’s letter chooses it, with Shift several' },
  { key: 'Escape', does: 'closes what is open' },
  { key: 'Delete', does: 'on the head of a card: deletes the passage' },
  { key: 'Control+z', does: 'undo; with Shift, redo' },
]

/** Names of actions, typed. */
export const keyActionNames = Object.keys(keyActions) as KeyAction[]

/** The map as it comes. */
export function defaultKeys(platform: Platform): KeyMap {
  return Object.fromEntries(keyActionNames.map((action) => {
    const { key } = keyActions[action]
    return [action, platform === 'mac' ? key.replace('Control+', 'Alt+') : key]
  })) as KeyMap
}

/** The map of somebody who changed it. What is not valid (any more) falls back to the default, and where that is taken, to nothing. */
export function keysOf(choice: KeyChoice, platform: Platform): KeyMap {
  const defaults = defaultKeys(platform)
  const map: Record<KeyAction, string | null> = { ...defaults }
  const taken: { readonly action: KeyAction; readonly combo: string }[] = []
  const take = (action: KeyAction, combo: string | null | undefined) => {
    if (combo === undefined || (combo !== null && (taken.some((one) => one.combo === combo && meet(one.action, action)) || refusedBecause(action, combo, platform)))) return false
    if (combo) taken.push({ action, combo })
    map[action] = combo
    return true
  }
  const chosen = keyActionNames.filter((action) => take(action, choice.changed[action]))
  for (const action of keyActionNames) if (!chosen.includes(action) && !take(action, defaults[action])) map[action] = null
  if (choice.lettersOff) for (const action of keyActionNames) if (isLetter(map[action])) map[action] = null
  return map
}

/** Changes one key, or turns it off with null. Answers with the reason, for the user, when that cannot be. */
export function changeKey(choice: KeyChoice, action: KeyAction, combo: string | null, platform: Platform): KeyChoice | string {
  if (combo !== null) {
    const refused = refusedBecause(action, combo, platform)
    if (refused) return refused
    const map = keysOf({ ...choice, lettersOff: false }, platform)
    const other = keyActionNames.find((one) => one !== action && map[one] === combo && meet(one, action))
    if (other) return `${writeCombo(combo, platform)} is taken: ${keyActions[other].does}.`
  }
  const { [action]: _, ...rest } = choice.changed
  return { ...choice, changed: combo === defaultKeys(platform)[action] ? rest : { ...rest, [action]: combo } }
}

/** Whether two actions can be meant at the same moment, so that they cannot share a key. The text and an end of a passage never have the focus together. */
export function meet(one: KeyAction, other: KeyAction): boolean {
  const scopes: ReadonlySet<KeyScope> = new Set([keyActions[one].scope, keyActions[other].scope])
  return !(scopes.has('text') && scopes.has('end'))
}

/** What a combination does in a scope. Shift is no part of the keys of the caret. */
export function actionOf(map: KeyMap, combo: string, scope: KeyScope): KeyAction | undefined {
  return keyActionNames.find((action) => keyActions[action].scope === scope && map[action] === combo)
}

/** Reads what was kept; anything else than a choice is no choice. */
export function readKeyChoice(kept: unknown): KeyChoice {
  if (typeof kept !== 'object' || kept === null || !('changed' in kept) || typeof kept.changed !== 'object' || kept.changed === null) return noKeyChoice
  const changed = Object.fromEntries(Object.entries(kept.changed).filter(
    ([action, combo]) => Object.hasOwn(keyActions, action) && (combo === null || (typeof combo === 'string' && combo.length > 0 && combo.length < 40)),
  ))
  return { changed, lettersOff: 'lettersOff' in kept && kept.lettersOff === true }
}

function refusedBecause(action: KeyAction, combo: string, platform: Platform): string | undefined {
  const { scope } = keyActions[action]
  if (scope === 'palette' && /^(Shift\+)?[\p{L}\p{N}]$/u.test(combo)) return 'Letters and digits are the tags’ while the palette is open.'
  if (scope === 'text' && combo.includes('Shift+')) return 'Shift extends the selection.'
  return reservedBecause(combo, platform, scope === 'text' || scope === 'end')
}

function isLetter(combo: string | null): boolean {
  return combo !== null && [...combo.replace('Shift+', '')].length === 1
}
