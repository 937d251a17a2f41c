'use client'
import { ModalBody, ModalCloseButton, ModalContent, ModalOverlay, ModalRoot, ModalTitle } from '@mantine/core'
import { useEffect, useRef, type ReactNode } from 'react'
import classes from './Dialog.module.css'

interface Props {
  readonly title: string
  /** By Escape, the cross, or a press outside. */
  readonly onClose: () => void
  readonly wide?: boolean
  readonly children: ReactNode
}

/**
 * A question or a short form over the page; rendered only while it is open. Mantine's own `Modal`
 * puts its title into a `header`, which a screen reader takes for the head of another page.
 */
export const Dialog = ({ title, onClose, wide = false, children }: Props) => {
  const opener = useRef<Element | null>(null)

  // The focus goes back to what opened the dialogue; Mantine does so only for one that stays in the tree.
  useEffect(() => {
    opener.current ??= document.activeElement
    return () => {
      if (opener.current instanceof HTMLElement) opener.current.focus()
    }
  }, [])

  return (
    <ModalRoot opened onClose={onClose} size={wide ? 'xl' : 'md'} centered>
      <ModalOverlay />
      <ModalContent>
        <div className={classes.head}>
          <ModalTitle className={classes.title}>{title}</ModalTitle>
          <ModalCloseButton aria-label="Close" />
        </div>
        <ModalBody className={classes.body}>{children}</ModalBody>
      </ModalContent>
    </ModalRoot>
  )
}
