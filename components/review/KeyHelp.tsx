'use client'
import { ModalBody, ModalCloseButton, ModalContent, ModalOverlay, ModalRoot, ModalTitle } from '@mantine/core'
import { keyList } from '@/core/review/keys'
import classes from './KeyHelp.module.css'

interface Props {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Every key of the review, under `?`. */
export const KeyHelp = ({ opened, onClose }: Props) => (
  <ModalRoot opened={opened} onClose={onClose} centered>
    <ModalOverlay />
    <ModalContent>
      <ModalBody className={classes.body}>
        <div className={classes.head}>
          <ModalTitle className={classes.title}>Keys</ModalTitle>
          <ModalCloseButton aria-label="Close" />
        </div>
        <dl>
          {keyList.map(({ keys, does }) => (
            <div key={does} className={classes.row}>
              <dt>{keys.map((key) => <kbd key={key} className={classes.key}>{key}</kbd>)}</dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </ModalBody>
    </ModalContent>
  </ModalRoot>
)
