'use client'
import { Button, FileButton, Textarea } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useRef } from 'react'
import { acceptedFiles } from './read-file'
import classes from './ImportDesk.module.css'

interface Props {
  readonly raw: string
  /** `whole` where the text came in one piece, so that there is nothing more to type. */
  readonly onText: (raw: string, whole: boolean) => void
  readonly onFile: (file: File) => void
  /** How many corrections another text would put aside. */
  readonly edits: number
  readonly onDone?: () => void
}

/** Where a text comes in: pasted, typed, or from a file. */
export const ImportText = ({ raw, onText, onFile, edits, onDone }: Props) => {
  const pasted = useRef(false)
  return (
    <div className={classes.text}>
      <Textarea
        label="Text of the article"
        placeholder="Paste it here"
        description={edits > 0 ? `Changing the text puts your ${edits === 1 ? 'correction' : `${edits} corrections`} aside. Undo brings both back.` : undefined}
        autosize
        minRows={10}
        maxRows={20}
        spellCheck={false}
        value={raw}
        onPaste={() => {
          pasted.current = true
        }}
        onChange={(event) => {
          onText(event.currentTarget.value, pasted.current && raw.trim() === '')
          pasted.current = false
        }}
      />
      <div className={classes.textTools}>
        <FileButton accept={acceptedFiles} onChange={(file) => file && onFile(file)} inputProps={{ 'aria-label': 'File of the article', tabIndex: -1 }}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconFileText size={16} />}>
              Choose a file
            </Button>
          )}
        </FileButton>
        <span className={classes.soft}>or drop one anywhere on this page</span>
        {onDone && (
          <Button variant="subtle" onClick={onDone}>
            Done
          </Button>
        )}
      </div>
    </div>
  )
}
