'use client'
import { Button, Checkbox, NativeSelect, NumberInput, Radio } from '@mantine/core'
import { useState } from 'react'
import { type ExportChoice, type ExportLayer, exportLayers } from '@/core/export/choice'
import type { OfferedFormat } from '@/core/export/offered-format'
import { emptySplitsNote } from '@/core/export/splits'
import { writeExport } from '@/core/export/write-choice'
import classes from './ExportForm.module.css'

interface Props {
  readonly formats: readonly OfferedFormat[]
  /** Where a package is downloaded; the choice follows as its query. */
  readonly address: string
  /** Groups of articles that go into one split, at most. */
  readonly groups: number
}

const layerWords: Readonly<Record<ExportLayer, { readonly name: string; readonly what: string; readonly file: string }>> = {
  annotators: { name: 'Every annotator', what: 'Each layer by itself, under pseudonyms that stay the same. Layers of models come along, marked as a machine’s.', file: 'layers' },
  gold: { name: 'Gold', what: 'What is unanimous or decided.', file: 'gold' },
  soft: { name: 'Soft labels', what: 'Of every case, each tag’s share of those annotators who saw the article: k of n.', file: 'soft labels' },
  decisions: { name: 'Decisions', what: 'Every verdict with its reason, replaced ones too.', file: 'decisions' },
  discussion: { name: 'Discussion', what: 'What was said about the cases.', file: 'discussion' },
}

const usualSplits = { train: 80, validation: 10, test: 10, seed: 1 }

/** What leaves, and in which form. What a format cannot hold is told as it is chosen; what does not go together cannot be downloaded, and says why. */
export const ExportForm = ({ formats, address, groups }: Props) => {
  const [layers, setLayers] = useState<readonly ExportLayer[]>(['annotators', 'gold', 'decisions'])
  const [key, setKey] = useState(formats[0]!.key)
  const [texts, setTexts] = useState<ExportChoice['texts']>('with')
  const [split, setSplit] = useState(false)
  const [splits, setSplits] = useState<Readonly<Record<keyof typeof usualSplits, number | ''>>>(usualSplits)
  const format = formats.find((one) => one.key === key)!
  const without = texts === 'without' && format.textsCanStayOut
  const chosen = exportLayers.filter((layer) => layers.includes(layer) && !(without && layer === 'discussion'))
  const beside = chosen.filter((layer) => format.beside.includes(layer))
  const sum = Number(splits.train) + Number(splits.validation) + Number(splits.test)
  const wrong = chosen.length === 0 ? 'Choose at least one layer.' : split && sum !== 100 ? `The shares add up to ${sum} %. They have to make 100 %.` : undefined
  const shares = { train: Number(splits.train), validation: Number(splits.validation), test: Number(splits.test), seed: Number(splits.seed) }
  const choice: ExportChoice = { format: key, layers: chosen, texts: without ? 'without' : 'with', ...(split ? { splits: shares } : {}) }
  return (
    <form className={classes.form} aria-label="Export" onSubmit={(event) => event.preventDefault()}>
      <Checkbox.Group label="Layers" value={[...layers]} onChange={(value) => setLayers(exportLayers.filter((layer) => value.includes(layer)))}>
        <div className={classes.choices}>
          {exportLayers.map((layer) => (
            <Checkbox
              key={layer} value={layer} label={layerWords[layer].name} disabled={without && layer === 'discussion'}
              description={without && layer === 'discussion' ? 'Not without the texts: what people say may quote them.' : layerWords[layer].what}
            />
          ))}
        </div>
      </Checkbox.Group>

      <div className={classes.format}>
        <NativeSelect label="Format" value={key} onChange={(event) => setKey(formats.find((one) => one.key === event.currentTarget.value)?.key ?? key)}>
          <optgroup label="Crossread">{formats.filter(({ own }) => own).map((one) => <option key={one.key} value={one.key}>{one.name}</option>)}</optgroup>
          <optgroup label="Other tools">{formats.filter(({ own }) => !own).map((one) => <option key={one.key} value={one.key}>{one.name}</option>)}</optgroup>
        </NativeSelect>
        <p className={classes.told} aria-live="polite">
          {format.short ?? 'Holds everything, and can be brought back in.'}
          {beside.length > 0 && ` It has no place for ${list(beside.map((layer) => layerWords[layer].file))}: that stands beside it as JSON lines.`}
          {!format.own && ' Only submitted layers of the first reading.'}
        </p>
      </div>

      <Radio.Group label="Texts" value={without ? 'without' : 'with'} onChange={(value) => setTexts(value === 'without' ? 'without' : 'with')}>
        <div className={classes.choices}>
          <Radio value="with" label="With the texts" description="Whoever gets the package reads the articles." />
          <Radio
            value="without" label="Without the texts" disabled={!format.textsCanStayOut}
            description={format.textsCanStayOut
              ? 'For texts under copyright: offsets, tags and hashes, no quotes, notes or reasons. Whoever has the texts puts both together again.'
              : `${format.name} is made of the texts. ${list(formats.filter((one) => one.textsCanStayOut).map(({ name }) => name))} can do without.`}
          />
        </div>
      </Radio.Group>

      <div className={classes.choices}>
        <Checkbox
          checked={split} onChange={(event) => setSplit(event.currentTarget.checked)} label="Split for training"
          description="Articles of one story, and copies of one text, stay on the same side. The same seed gives the same splits."
        />
        {split && (
          <div role="group" aria-label="Shares in percent" className={classes.splits}>
            {(['train', 'validation', 'test'] as const).map((name) => (
              <NumberInput key={name} label={name} suffix=" %" min={0} max={100} allowDecimal={false} allowNegative={false} hideControls value={splits[name]} onChange={(value) => setSplits({ ...splits, [name]: typeof value === 'number' ? value : '' })} />
            ))}
            <NumberInput label="seed" min={0} max={2 ** 31 - 1} allowDecimal={false} allowNegative={false} clampBehavior="strict" hideControls value={splits.seed} onChange={(value) => setSplits({ ...splits, seed: typeof value === 'number' ? value : '' })} />
          </div>
        )}
        {split && <p className={classes.told} aria-live="polite">{emptySplitsNote(groups, shares)}</p>}
      </div>

      <div className={classes.actions}>
        <p className={classes.told} role="status">{wrong ?? ''}</p>
        {wrong === undefined ? <Button component="a" href={`${address}${writeExport(choice)}`} download>Download package</Button> : <Button disabled>Download package</Button>}
      </div>
    </form>
  )
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
