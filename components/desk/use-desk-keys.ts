'use client'
import { useEffect } from 'react'
import { comboOf } from '@/core/keys/combo'
import { type KeyAction, type KeyMap, actionOf } from '@/core/keys/key-map'
import { meantKey, pressOf } from '@/core/keys/press'
import { isTyping } from '../annotation/use-text-selection'

/** What the keys of the reading page do. The letters of tags belong to the palette, while it is open. */
export interface DeskKeys {
  /** Whether the palette is open and has not been answered. */
  paletteOpen(): boolean
  readonly map: KeyMap
  /** By action; what is left out does nothing just now. */
  readonly act: Partial<Record<KeyAction, () => void>>
  undo?(): void
  redo?(): void
  close?(): void
}

/** Undo and redo, Escape, and the keys that can be changed. None fires in a field or under a dialog. */
export function useDeskKeys(keys: DeskKeys): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isTyping(event.target) || document.querySelector('dialog[open]')) return
      const act = (run: () => void) => {
        event.preventDefault()
        run()
      }
      const key = meantKey(event).toLowerCase()
      if ((event.ctrlKey || event.metaKey) && !event.altKey) {
        const step = key === 'z' ? (event.shiftKey ? keys.redo : keys.undo) : key === 'y' && event.ctrlKey ? keys.redo : undefined
        if (step) act(step)
        return
      }
      if (keys.paletteOpen()) return
      const action = actionOf(keys.map, comboOf(pressOf(event)), 'page')
      const run = action && keys.act[action]
      if (run) act(run)
      else if (key === 'escape') keys.close?.()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [keys])
}
