'use client'
import { useState } from 'react'
import { questionId } from '../question/QuestionPanel'
import type { PanelTab } from './SidePanel'
import { panelToggleId } from './StatusBar'

/** What stands beside the text, if anything does. */
export interface Panel {
  readonly open: boolean
  /** Whether it was ever open: what nobody has asked for is not written into the page. */
  readonly wanted: boolean
  readonly tab: PanelTab
  isOpen(tab: PanelTab): boolean
  show(tab: PanelTab): void
  toggle(tab: PanelTab): void
  /** Folds it away, and gives the focus back. */
  fold(): void
  /** Shows a question, and puts the focus on it. */
  goToQuestion(key: string): void
}

/** The state of the side panel. */
export function usePanel(): Panel {
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  const [tab, setTab] = useState<PanelTab>('codebook')
  const show = (next: PanelTab) => {
    setOpen(true)
    setWanted(true)
    setTab(next)
  }
  return {
    open, wanted, tab, show,
    isOpen: (one) => open && tab === one,
    toggle: (one) => (open && tab === one ? setOpen(false) : show(one)),
    fold: () => {
      setOpen(false)
      document.getElementById(panelToggleId)?.focus()
    },
    goToQuestion: (key) => {
      show('questions')
      requestAnimationFrame(() => {
        const question = document.getElementById(questionId(key))
        question?.scrollIntoView({ block: 'nearest' })
        question?.focus({ preventScroll: true })
      })
    },
  }
}
