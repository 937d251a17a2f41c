'use client'
import { Button, Checkbox, NumberInput, TextInput, Textarea } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import type { ExportChoice, ExportLayer } from '@/core/export/choice'
import { emptySplitsNote } from '@/core/export/splits'
import type { ReleaseRequest } from '@/core/request/release'
import type { Result } from '@/core/result'
import { useLeaveWarning } from '../form/use-leave-warning'
import { useSave } from '../form/use-save'
import { ProblemNote } from '../page/ProblemNote'
import classes from './Release.module.css'

/** A format as the form offers it. */
export interface OfferedFormat {
  readonly key: string
  readonly name: string
  /** Whether it can stand off from the texts. */
  readonly standsOff: boolean
}

interface Props {
  readonly formats: readonly OfferedFormat[]
  /** Groups of articles that go into one split, at most. */
  readonly groups: number
  readonly onSave: (request: ReleaseRequest) => Promise<Result<unknown>>
}

const layerNames: Readonly<Record<ExportLayer, string>> = {
  annotators: 'Every annotator’s layer', gold: 'Gold', soft: 'Soft labels', decisions: 'Decisions with their reasons', discussion: 'What was said about cases',
}

const layerKeys = Object.keys(layerNames) as ExportLayer[]

/** What a release is asked for with: a name, a note, and what is in it. */
export const ReleaseForm = ({ formats: offered, groups, onSave }: Props) => {
  const [name, setName] = useState('')
  const [note, setNote] = useState('')
  const [formats, setFormats] = useState<readonly string[]>(['csv-safe'])
  const [layers, setLayers] = useState<readonly ExportLayer[]>(['annotators', 'gold', 'soft', 'decisions'])
  const [withoutTexts, setWithoutTexts] = useState(false)
  const [splitting, setSplitting] = useState(false)
  const [shares, setShares] = useState({ train: 80, validation: 10, test: 10, seed: 1 })
  const [made, setMade] = useState(false)
  const { saving, problem, save } = useSave(onSave)
  useLeaveWarning(made || (name + note).trim() === '' ? undefined : 'What you wrote of the release is not kept before it is made.')
  const nameField = useRef<HTMLInputElement>(null)
  const noteField = useRef<HTMLTextAreaElement>(null)
  const available = ({ standsOff }: OfferedFormat) => !withoutTexts || standsOff

  const choiceOf = (format: string): ExportChoice => ({
    format, layers: withoutTexts ? layers.filter((layer) => layer !== 'discussion') : [...layers], texts: withoutTexts ? 'without' : 'with', ...(splitting ? { splits: shares } : {}),
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const result = await save({ name, note, choices: ['jsonl', ...offered.filter((format) => formats.includes(format.key) && available(format)).map(({ key }) => key)].map(choiceOf) })
    if (result?.ok) setMade(true)
    // The button stands far below: what is wrong with a field is said where one is taken to.
    const wrong = result && !result.ok ? result.problem.field : undefined
    if (wrong === 'name') nameField.current?.focus()
    if (wrong === 'note') noteField.current?.focus()
  }
  const errorOf = (field: string) => (problem?.field === field ? problem.message : undefined)

  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      <TextInput ref={nameField} label="Name" description="As people will cite it, such as “Military instructors 2020”." value={name} onChange={(event) => setName(event.currentTarget.value)} error={errorOf('name')} required />
      <Textarea ref={noteField} label="Note" description="What is new, what is still missing. It goes into the README." value={note} onChange={(event) => setNote(event.currentTarget.value)} error={errorOf('note')} autosize minRows={3} />

      <fieldset className={classes.group}>
        <legend>Formats</legend>
        <p className={classes.soft}>Crossread JSONL is always in it: it holds everything, and releases are compared by it.</p>
        <div className={classes.choices}>
          {offered.map((format) => (
            <Checkbox
              key={format.key} label={format.name} checked={formats.includes(format.key) && available(format)} disabled={!available(format)}
              onChange={({ currentTarget: { checked } }) => setFormats((before) => (checked ? [...before, format.key] : before.filter((one) => one !== format.key)))}
            />
          ))}
        </div>
      </fieldset>

      <fieldset className={classes.group}>
        <legend>What is in it</legend>
        <div className={classes.choices}>
          {layerKeys.map((layer) => (
            <Checkbox
              key={layer} label={layerNames[layer]} checked={layer === 'annotators' || (layers.includes(layer) && !(withoutTexts && layer === 'discussion'))} disabled={layer === 'annotators' || (withoutTexts && layer === 'discussion')}
              onChange={({ currentTarget: { checked } }) => setLayers((before) => layerKeys.filter((one) => (one === layer ? checked : before.includes(one))))}
            />
          ))}
        </div>
        <Checkbox
          label="Without the texts" description="Labels alone, with the address and hash of each text, for texts under copyright. Formats that hold the text itself cannot be chosen then."
          checked={withoutTexts} onChange={(event) => setWithoutTexts(event.currentTarget.checked)}
        />
        <Checkbox
          label="In splits, by story" description="For training, validation and testing. What has one story or one text stays on one side."
          checked={splitting} onChange={(event) => setSplitting(event.currentTarget.checked)}
        />
        {splitting && (
          <div className={classes.shares}>
            {(['train', 'validation', 'test', 'seed'] as const).map((part) => (
              <NumberInput
                key={part} label={part === 'seed' ? 'Seed' : `${part[0]!.toUpperCase()}${part.slice(1)}, %`} min={0} {...(part === 'seed' ? {} : { max: 100 })} allowDecimal={false} allowNegative={false}
                value={shares[part]} onChange={(value) => setShares((before) => ({ ...before, [part]: Number(value) || 0 }))}
              />
            ))}
          </div>
        )}
        {splitting && <p className={classes.soft} aria-live="polite">{emptySplitsNote(groups, shares)}</p>}
      </fieldset>

      {problem && problem.field !== 'name' && problem.field !== 'note' && <ProblemNote what={problem.message} kept="What you chose is still here." />}
      <div className={classes.buttons}>
        <Button type="submit" loading={saving}>Make the release</Button>
        <span className={classes.soft}>It becomes a draft, which you read before it is published.</span>
      </div>
    </form>
  )
}
