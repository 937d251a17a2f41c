'use client'
import { useEffect, useRef, useState } from 'react'
import { loadWhenIdle } from '../page/later'
import { questionId } from '../question/question-id'
import { type PanelTab, panelId } from './SidePanel'
import { panelToggleId, questionsToggleId } from './StatusBar'

/** What stands beside the text, if anything does. */
export interface Panel {
  readonly open: boolean
  /** Whether it is to be there, open or not: not in the first moment of a page, unless somebody asks for it. */
  readonly wanted: boolean
  readonly tab: PanelTab
  isOpen(tab: PanelTab): boolean
  show(tab: PanelTab): void
  toggle(tab: PanelTab): void
  /** The same by a key, and the focus goes there and back. */
  toggleByKey(tab: PanelTab): void
  /** Folds it away, and gives the focus back to where it came from. */
  fold(): void
  /** Shows a question, and puts the focus on it. */
  goToQuestion(key: string): void
}

/** The state of the side panel. */
export function usePanel(): Panel {
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  useEffect(() => loadWhenIdle([{ load: () => setWanted(true) }]), [])
  const [tab, setTab] = useState<PanelTab>('codebook')
  const from = useRef<HTMLElement | null>(null)
  const [entered, setEntered] = useState(0)
  useEffect(() => {
    if (entered === 0) return
    const panel = document.getElementById(panelId)
    const first = panel?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]') ?? panel?.querySelector<HTMLElement>('button')
    first?.focus({ preventScroll: true })
  }, [entered])
  const isOpen = (one: PanelTab) => open && tab === one
  /** What it was opened with, where it does not go back to another place. */
  const opened = useRef<PanelTab>('codebook')
  const show = (next: PanelTab) => {
    setOpen(true)
    setWanted(true)
    setTab(next)
  }
  const fold = () => {
    setOpen(false)
    // On a telephone there is one button for both.
    const buttons = opened.current === 'questions' ? [questionsToggleId, panelToggleId] : [panelToggleId, questionsToggleId]
    const back = from.current?.isConnected ? from.current : buttons.map((id) => document.getElementById(id)).find((button) => button?.checkVisibility())
    from.current = null
    back?.focus({ preventScroll: true })
  }
  return {
    open, wanted, tab, show, fold, isOpen,
    toggle: (one) => {
      from.current = null
      opened.current = one
      if (isOpen(one)) setOpen(false)
      else show(one)
    },
    toggleByKey: (one) => {
      if (isOpen(one)) return fold()
      const panel = document.getElementById(panelId)
      const { activeElement } = document
      if (activeElement instanceof HTMLElement && activeElement !== document.body && !panel?.contains(activeElement)) from.current = activeElement
      opened.current = one
      show(one)
      setEntered((before) => before + 1)
    },
    goToQuestion: (key) => {
      opened.current = 'questions'
      show('questions')
      // Right after the page has come the questions may still be on their way.
      const began = performance.now()
      const focus = () => {
        const question = document.getElementById(questionId(key))
        if (!question && performance.now() - began < 5000) requestAnimationFrame(focus)
        question?.scrollIntoView({ block: 'nearest' })
        question?.focus({ preventScroll: true })
      }
      requestAnimationFrame(focus)
    },
  }
}
