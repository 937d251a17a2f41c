'use client'
import { type RefObject, useEffect } from 'react'
import type { Tag } from '@/core/codebook/codebook'
import { comboOf, withoutShift } from '@/core/keys/combo'
import { type KeyAction, type KeyMap, actionOf } from '@/core/keys/key-map'
import { digitUnderShift, pressOf } from '@/core/keys/press'
import { isTyping } from './use-text-selection'

interface Given {
  readonly sheet: RefObject<HTMLDivElement | null>
  readonly tags: readonly Tag[]
  readonly keys: KeyMap
  /** Whether letters choose tags; not while something is asked, nor where letters are turned off. */
  readonly letters: boolean
  readonly act: Partial<Record<KeyAction, () => void>>
  readonly onChoose: (tag: Tag, more: boolean) => void
  readonly onClose: () => void
  /** Whether a tag is chosen and the palette only has to go yet. */
  readonly isAnswered?: (() => boolean) | undefined
}

/** The keys of the open palette, wherever the focus is but in a field; and the press outside that closes it. */
export function usePaletteKeys({ sheet, tags, keys, letters, act, onChoose, onClose, isAnswered }: Given): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      // Taken off the page by the same press: what it does then is no affair of the palette.
      if (!sheet.current || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || isAnswered?.()) return
      const inside = sheet.current.contains(document.activeElement)
      if (event.key === 'Escape' && (inside || !isTyping(event.target))) {
        event.preventDefault()
        return onClose()
      }
      if (isTyping(event.target)) return
      if (event.key === 'Tab' && !event.shiftKey && !inside) {
        event.preventDefault()
        return sheet.current.querySelector<HTMLElement>('button:not([tabindex="-1"])')?.focus({ preventScroll: true })
      }
      const press = pressOf(event)
      if (press.altKey) return
      const { combo, shift } = withoutShift(comboOf(press))
      const action = actionOf(keys, shift ? `Shift+${combo}` : combo, 'palette')
      const run = action && act[action]
      const digit = action ? undefined : digitUnderShift(press)
      const tag = letters && !run ? tags.find((one) => one.shortcut === (digit ?? combo)) : undefined
      if (!run && !tag) return
      event.preventDefault()
      if (run) run()
      else if (tag) onChoose(tag, shift || digit !== undefined)
    }
    const pointed = (event: PointerEvent) => {
      if (sheet.current && event.target instanceof Node && !sheet.current.contains(event.target)) onClose()
    }
    document.addEventListener('keydown', pressed)
    document.addEventListener('pointerdown', pointed)
    return () => {
      document.removeEventListener('keydown', pressed)
      document.removeEventListener('pointerdown', pointed)
    }
  }, [sheet, tags, keys, letters, act, onChoose, onClose, isAnswered])
}

/** Arrow keys within the palette: up and down a group, left and right between groups; up from the top, to the field. */
export function walkPalette(event: { readonly key: string; readonly currentTarget: HTMLElement; preventDefault(): void }): void {
  const columns = [...event.currentTarget.querySelectorAll('[role="group"]')].map((group) => [...group.querySelectorAll('button')])
  const field = event.currentTarget.querySelector('input[type="search"]')
  if (document.activeElement === field && event.key === 'ArrowDown') {
    event.preventDefault()
    return columns[0]?.[0]?.focus({ preventScroll: true })
  }
  const column = columns.findIndex((buttons) => buttons.some((button) => button === document.activeElement))
  if (column < 0) return
  const row = columns[column]!.indexOf(document.activeElement as HTMLButtonElement)
  const [across, down] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0]
  if (!across && !down) return
  event.preventDefault()
  if (down === -1 && row === 0 && field instanceof HTMLElement) return field.focus({ preventScroll: true })
  const target = columns[(column + across! + columns.length) % columns.length]!
  const next = across ? target[Math.min(row, target.length - 1)] : target[(row + down! + target.length) % target.length]
  next?.focus({ preventScroll: true })
}
