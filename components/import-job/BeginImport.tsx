'use client'
import { Button, FileButton, Select } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { ProblemNote } from '@/components/page/ProblemNote'
import { useDrop } from '@/components/import/use-drop'
import { type Recognised, recognise } from '@/core/import-job/recognise'
import { importLimit } from '@/core/import-job/state'
import type { Result } from '@/core/result'
import { glanceAt } from './glance'
import { writeSize } from './words'
import classes from './BeginImport.module.css'

interface Props {
  /** Formats of layers, by the keys of the API. */
  readonly formats: readonly { readonly key: string; readonly name: string }[]
  /** Begins the import and sends the file; answers when it was begun. */
  readonly onBegin: (file: File, chosen: Pick<Recognised, 'what' | 'format'>) => Promise<Result<unknown>>
}

interface Chosen {
  readonly file: File
  readonly recognised: Recognised
  readonly format: string
}

const accepted = '.txt,.md,.html,.htm,.docx,.pdf,.csv,.tsv,.json,.jsonl,.ndjson,.jsonld,.xmi,.ann,.zip'

/** Where an import begins: a file that is chosen or dropped, and what it seems to bring, which can be changed before anything is sent. */
export const BeginImport = ({ formats, onBegin }: Props) => {
  const [chosen, setChosen] = useState<Chosen>()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const begin = useRef<HTMLButtonElement>(null)
  const file = chosen?.file
  useEffect(() => {
    if (file) begin.current?.focus()
  }, [file])
  const choices = [{ value: 'auto', label: 'Articles' }, { group: 'Articles with the passages that were marked in them', items: formats.map(({ key, name }) => ({ value: key, label: name })) }]

  const take = async (file: File) => {
    setProblem(undefined)
    setChosen(undefined)
    if (file.size === 0) return setProblem(`“${file.name}” is empty.`)
    if (file.size > importLimit) return setProblem(`“${file.name}” has ${writeSize(file.size)}; at most ${writeSize(importLimit)} are taken. Split it, or zip it.`)
    try {
      const recognised = recognise(await glanceAt(file))
      const known = recognised.format === 'auto' || formats.some(({ key }) => key === recognised.format)
      setChosen({ file, recognised, format: known ? recognised.format : 'auto' })
    } catch {
      setProblem(`“${file.name}” could not be read. It may have been moved or changed; choose it again.`)
    }
    return undefined
  }
  const over = useDrop((files) => (files.length === 1 ? void take(files[0]!) : setProblem('One file at a time. Put several into a .zip, and bring that.')))

  const send = async () => {
    if (!chosen || busy) return
    setBusy(true)
    setProblem(undefined)
    const begun = await onBegin(chosen.file, { what: chosen.format === 'auto' ? 'articles' : 'layers', format: chosen.format })
    if (!begun.ok) setProblem(begun.problem.message)
    setBusy(false)
  }

  return (
    <section aria-labelledby="begin-import" className={classes.begin}>
      <h2 id="begin-import" className={classes.unseen}>A file</h2>
      <div className={classes.zone} data-over={over || undefined}>
        <FileButton accept={accepted} onChange={(file) => file && void take(file)} inputProps={{ 'aria-label': 'File to bring in', tabIndex: -1 }}>
          {(props) => <Button {...props} variant={chosen ? 'default' : 'filled'} leftSection={<IconFileImport size={16} />}>{chosen ? 'Choose another file' : 'Choose a file'}</Button>}
        </FileButton>
        <p className={classes.soft}>{over ? 'Let go to take it.' : 'or drop one anywhere on this page. Nothing is stored before you have seen what is in it.'}</p>
      </div>
      {problem && <ProblemNote what={problem} kept="Nothing was brought in." />}
      {chosen && (
        <div className={classes.chosen}>
          <p className={classes.file}><strong>{chosen.file.name}</strong> <span className={classes.soft}>{writeSize(chosen.file.size)}</span></p>
          <Select
            label="What it brings" description={chosen.format === chosen.recognised.format ? chosen.recognised.because : 'As you say.'}
            data={choices} value={chosen.format} allowDeselect={false} className={classes.select}
            onChange={(format) => format !== null && setChosen({ ...chosen, format: String(format) })}
          />
          <Button ref={begin} className={classes.send} loading={busy} onClick={() => void send()}>Send it and look inside</Button>
        </div>
      )}
      <details className={classes.kinds}>
        <summary>What can be brought in</summary>
        <dl>
          <dt>Articles</dt>
          <dd>.txt, .md, .html, .docx, .pdf with text, tables as .csv or .tsv, lines or lists of .json, and a .zip of any of these.</dd>
          <dt>Articles with passages</dt>
          <dd>{formats.map(({ name }) => name).join(', ')}. Where texts and labels are several files, put them into a .zip, with a folder for each annotator.</dd>
        </dl>
      </details>
    </section>
  )
}
