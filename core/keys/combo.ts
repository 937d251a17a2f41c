import { type KeyPress, meantKey } from './press'

/** On a Mac, Control with an arrow belongs to the system, and Option is free. */
export type Platform = 'mac' | 'other'

/**
 * Writes a press as one word: `j`, `Shift+j`, `Control+ArrowLeft`, `?`. Letters are small whatever
 * Caps Lock says, and Latin whatever the keyboard types (`meantKey`); a sign that needs Shift on this keyboard is just the sign.
 */
export function comboOf(press: KeyPress): string {
  const { ctrlKey, metaKey, altKey, shiftKey } = press
  const key = meantKey(press)
  const small = key.length === 1 ? key.toLowerCase() : key
  const shift = shiftKey && (key.length > 1 || small !== key.toUpperCase())
  return [ctrlKey && 'Control', altKey && 'Alt', metaKey && 'Meta', shift && 'Shift', small === ' ' ? 'Space' : small].filter(Boolean).join('+')
}

/** The same without Shift, and whether it was held: for steps that extend a selection with it. */
export function withoutShift(combo: string): { readonly combo: string; readonly shift: boolean } {
  return { combo: combo.replace('Shift+', ''), shift: combo.includes('Shift+') }
}

/** Whether a press is of a modifier alone. */
export function isModifier(key: string): boolean {
  return ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn', 'Dead', 'Unidentified', 'Process'].includes(key)
}

/** Why a combination cannot be ours; undefined when it can. `inText`: it works only while the text has the focus, where arrows are free. */
export function reservedBecause(combo: string, platform: Platform, inText: boolean): string | undefined {
  const parts = combo.split(/\+(?=.)/u)
  const key = parts.at(-1)!
  const held = (name: string) => parts.slice(0, -1).includes(name)
  if (held('Control') && held('Alt')) return 'Control with Alt types signs on many keyboards.'
  if (/^F\d+$/.test(key)) return 'Function keys belong to the browser and the system.'
  if (['Tab', 'Space', 'Enter', 'Escape', 'Backspace', 'Delete', 'Home', 'End', 'PageUp', 'PageDown', 'Insert', 'ContextMenu'].includes(key))
    return 'This key has a meaning of its own everywhere.'
  if (key.startsWith('Arrow')) {
    if (!inText) return 'Arrows scroll the page.'
    if (held('Meta')) return 'The system or the browser uses this combination.'
    if (held('Alt') && platform === 'other') return 'The browser goes back and forward with Alt and an arrow.'
    if (held('Control') && platform === 'mac') return 'macOS changes the desktop with Control and an arrow.'
    return undefined
  }
  if (held('Control') || held('Meta')) return 'Combinations with Control or Command belong to the browser.'
  if (held('Alt')) return 'Combinations with Alt open menus or type signs.'
  if (key === '/' || key === "'") return 'Firefox searches the page with this key.'
  return [...key].length === 1 ? undefined : 'This key has a meaning of its own.'
}

const signs: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' }

/** A combination for people: `Ctrl + ←`, `⌥ + ←`. */
export function writeCombo(combo: string, platform: Platform): string {
  const names: Readonly<Record<string, string>> = platform === 'mac' ? { Control: '⌃', Alt: '⌥', Meta: '⌘', Shift: '⇧' } : { Control: 'Ctrl' }
  return combo.split(/\+(?=.)/u).map((part) => names[part] ?? signs[part] ?? part).join(' + ')
}
