'use client'
import { useEffect } from 'react'
import { isTyping } from '../annotation/use-text-selection'

/** What the keys of the reading page do. The letters of tags belong to the palette, while it is open. */
export interface DeskKeys {
  readonly paletteOpen: boolean
  undo(): void
  redo(): void
  /** To the next (1) or the previous (-1) passage. */
  step(by: 1 | -1): void
  togglePanel(): void
  toggleQuestions(): void
  close(): void
}

/** Ctrl/Cmd + Z and Shift with it; j and k from passage to passage; c for the codebook, q for the questions; Escape. None fires in a field. */
export function useDeskKeys(keys: DeskKeys): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target) || document.querySelector('dialog[open]')) return
      const key = event.key.toLowerCase()
      const act = (run: () => void) => {
        event.preventDefault()
        run()
      }
      if ((event.ctrlKey || event.metaKey) && !event.altKey) {
        if (key === 'z') act(event.shiftKey ? keys.redo : keys.undo)
        else if (key === 'y' && event.ctrlKey) act(keys.redo)
        return
      }
      if (keys.paletteOpen || event.altKey || event.metaKey) return
      if (key === 'j') act(() => keys.step(1))
      else if (key === 'k') act(() => keys.step(-1))
      else if (key === 'c') act(keys.togglePanel)
      else if (key === 'q') act(keys.toggleQuestions)
      else if (key === 'escape') keys.close()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [keys])
}
