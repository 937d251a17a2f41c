'use client'
import { Modal } from '@mantine/core'
import { keyList } from '@/core/review/keys'
import classes from './KeyHelp.module.css'

interface Props {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Every key of the review, under `?`. */
export const KeyHelp = ({ opened, onClose }: Props) => (
  <Modal opened={opened} onClose={onClose} title="Keys" centered closeButtonProps={{ 'aria-label': 'Close' }}>
    <dl className={classes.keys}>
      {keyList.map(({ keys, does }) => (
        <div key={does} className={classes.row}>
          <dt>{keys.map((key) => <kbd key={key} className={classes.key}>{key}</kbd>)}</dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  </Modal>
)
