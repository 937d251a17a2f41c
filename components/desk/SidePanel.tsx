'use client'
import { type KeyboardEvent, type ReactNode, useId } from 'react'
import classes from './SidePanel.module.css'

export type PanelTab = 'codebook' | 'questions' | 'deleted'

/** The element of the whole panel. */
export const panelId = 'reading-panel'

interface Props {
  readonly tab: PanelTab
  readonly onTab: (tab: PanelTab) => void
  readonly tabs: readonly { readonly key: PanelTab; readonly name: string; readonly count?: number; readonly content: ReactNode }[]
}

/** What stands beside the text, one thing at a time. Nothing is thrown away when another tab is looked at. */
export const SidePanel = ({ tab, onTab, tabs }: Props) => {
  const id = useId()
  const open = tabs.some(({ key }) => key === tab) ? tab : tabs[0]?.key
  const onKey = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!by) return
    event.preventDefault()
    const next = tabs[(tabs.findIndex(({ key }) => key === open) + by + tabs.length) % tabs.length]!
    onTab(next.key)
    document.getElementById(`${id}-${next.key}`)?.focus()
  }
  return (
    <>
      {tabs.length > 1 && (
        <div role="tablist" aria-label="Beside the text" className={classes.tabs}>
          {tabs.map(({ key, name, count }) => (
            <button
              key={key} type="button" role="tab" id={`${id}-${key}`} aria-selected={key === open} aria-controls={`${id}-${key}-panel`} tabIndex={key === open ? 0 : -1}
              onClick={() => onTab(key)} onKeyDown={onKey}
            >
              {name}{count ? <span className={classes.count}>{` ${count}`}</span> : null}
            </button>
          ))}
        </div>
      )}
      {tabs.map(({ key, content }) => (
        <div key={key} role={tabs.length > 1 ? 'tabpanel' : undefined} id={`${id}-${key}-panel`} aria-labelledby={tabs.length > 1 ? `${id}-${key}` : undefined} hidden={key !== open}>{content}</div>
      ))}
    </>
  )
}
