import { type Platform, reservedBecause } from './combo'

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
}

/** The actions of keys, in the order in which they are listed; what each does is in words in `key-words.ts`. */
export const keyActions = {
  toText: { scope: 'page', key: 't' },
  wordOn: { scope: 'text', key: 'ArrowRight' },
  wordBack: { scope: 'text', key: 'ArrowLeft' },
  sentenceOn: { scope: 'text', key: 'Control+ArrowRight' },
  sentenceBack: { scope: 'text', key: 'Control+ArrowLeft' },
  paragraphOn: { scope: 'text', key: 'Control+ArrowDown' },
  paragraphBack: { scope: 'text', key: 'Control+ArrowUp' },
  lineOn: { scope: 'text', key: 'ArrowDown' },
  lineBack: { scope: 'text', key: 'ArrowUp' },
  nextPassage: { scope: 'page', key: 'j' },
  previousPassage: { scope: 'page', key: 'k' },
  nextHere: { scope: 'page', key: 'h' },
  start: { scope: 'page', key: 's' },
  end: { scope: 'page', key: 'e' },
  changeTag: { scope: 'page', key: 'r' },
  note: { scope: 'page', key: 'n' },
  missing: { scope: 'page', key: 'm' },
  remove: { scope: 'page', key: 'Shift+d' },
  endWordOn: { scope: 'end', key: 'ArrowRight' },
  endWordBack: { scope: 'end', key: 'ArrowLeft' },
  endCharacterOn: { scope: 'end', key: 'Shift+ArrowRight' },
  endCharacterBack: { scope: 'end', key: 'Shift+ArrowLeft' },
  endSentenceOn: { scope: 'end', key: 'ArrowDown' },
  endSentenceBack: { scope: 'end', key: 'ArrowUp' },
  find: { scope: 'page', key: 'f' },
  codebook: { scope: 'page', key: 'c' },
  questions: { scope: 'page', key: 'q' },
  submit: { scope: 'page', key: 'u' },
  nextArticle: { scope: 'page', key: 'g' },
  help: { scope: 'page', key: '?' },
  repeat: { scope: 'palette', key: '.' },
  add: { scope: 'palette', key: '+' },
  take: { scope: 'palette', key: '-' },
  keep: { scope: 'palette', key: '=' },
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

/** Why an action cannot have a combination, in a sentence for the user; undefined when it can. */
export function refusedBecause(action: KeyAction, combo: string, platform: Platform): string | undefined {
  const { scope } = keyActions[action]
  if (scope === 'palette' && /^(Shift\+)?[\p{L}\p{N}]$/u.test(combo)) return 'Letters and digits are the tags’ while the palette is open.'
  if (scope === 'text' && combo.includes('Shift+')) return 'Shift extends the selection.'
  return reservedBecause(combo, platform, scope === 'text' || scope === 'end')
}

function isLetter(combo: string | null): boolean {
  return combo !== null && [...combo.replace('Shift+', '')].length === 1
}
