import { type Platform, writeCombo } from './combo'
import { type KeyAction, type KeyChoice, defaultKeys, keyActionNames, keysOf, meet, refusedBecause } from './key-map'

/** What each key does, for those who look it up or change it: they come later than the keys themselves. */
export const keyWords: Readonly<Record<KeyAction, string>> = {
  toText: 'Into the text, to the open passage',
  wordOn: 'Caret: next word (right)',
  wordBack: 'Caret: word before (left)',
  sentenceOn: 'Caret: next sentence',
  sentenceBack: 'Caret: sentence before',
  paragraphOn: 'Caret: next paragraph',
  paragraphBack: 'Caret: paragraph before',
  lineOn: 'Caret: a line down',
  lineBack: 'Caret: a line up',
  nextPassage: 'Next passage',
  previousPassage: 'Passage before',
  nextHere: 'Next passage at the same place',
  start: 'To the start of the open passage, to move it',
  end: 'To the end of the open passage, to move it',
  changeTag: 'Another tag for the passage',
  note: 'To the note of the passage',
  missing: 'To what the passage lacks; where it lacks nothing, to the next unfinished passage',
  remove: 'Delete the passage',
  endWordOn: 'Start or end: a word to the right',
  endWordBack: 'Start or end: a word to the left',
  endCharacterOn: 'Start or end: a character to the right',
  endCharacterBack: 'Start or end: a character to the left',
  endSentenceOn: 'Start or end: a sentence on',
  endSentenceBack: 'Start or end: a sentence back',
  find: 'Search in the article',
  codebook: 'Codebook',
  questions: 'Questions about the whole article',
  submit: 'Submit the article',
  nextArticle: 'After submitting: to the next article',
  help: 'These keys',
  repeat: 'Palette: the last tag again',
  add: 'Palette: add the words to the passage that was open',
  take: 'Palette: take the words from it',
  keep: 'Palette: keep the tag for all that is dragged over, until Escape',
}

/** Keys that are the same everywhere and are not changed here. */
export const fixedKeys: readonly { readonly key: string; readonly does: string }[] = [
  { key: 'Shift', does: 'with a key of the caret: selects on from where it stands' },
  { key: 'Enter', does: 'in the text: the palette for the selection or the word; on a passage, its card' },
  { key: 'Tab', does: 'into the palette; a tag’s letter chooses it, with Shift several' },
  { key: 'Escape', does: 'closes what is open' },
  { key: 'Delete', does: 'on the head of a card: deletes the passage' },
  { key: 'Control+z', does: 'undo; with Shift, redo' },
]

/** Changes one key, or turns it off with null. Answers with the reason, for the user, when that cannot be. */
export function changeKey(choice: KeyChoice, action: KeyAction, combo: string | null, platform: Platform): KeyChoice | string {
  if (combo !== null) {
    const refused = refusedBecause(action, combo, platform)
    if (refused) return refused
    const map = keysOf({ ...choice, lettersOff: false }, platform)
    const other = keyActionNames.find((one) => one !== action && map[one] === combo && meet(one, action))
    if (other) return `${writeCombo(combo, platform)} is taken: ${keyWords[other]}.`
  }
  const { [action]: _, ...rest } = choice.changed
  return { ...choice, changed: combo === defaultKeys(platform)[action] ? rest : { ...rest, [action]: combo } }
}
