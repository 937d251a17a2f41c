'use client'
import { NativeSelect, TextInput } from '@mantine/core'
import type { ScopeChoices } from '@/core/agreement/report/agreement-state'
import { type ReportChoice, besideWord, readChoice, writeChoice } from '@/core/agreement/report/choice'
import { metricKeys } from '@/core/agreement/report/metric-key'
import { metricWords } from '@/core/agreement/report/metric-words'
import classes from './ChoiceBar.module.css'

interface Props {
  readonly choice: ReportChoice
  readonly choices: ScopeChoices
  readonly onChoose: (choice: ReportChoice) => void
}

/** What is compared, over which part of the project, and beside what. The address carries all of it. */
export const ChoiceBar = ({ choice, choices, onChoose }: Props) => {
  const { metric, scope, beside } = choice
  // Through the address, which leaves out what does not fit together any more.
  const choose = (part: Partial<ReportChoice>) => onChoose(readChoice(Object.fromEntries(new URLSearchParams(writeChoice({ ...choice, ...part })))))
  const day = (which: 'from' | 'until', value: string) => {
    if (value === '' || choices.first === null || value.length === 10) choose({ scope: { ...scope, [which]: value || null } })
  }
  const versions = [...new Set([...choices.codebooks, ...(scope.codebook === null ? [] : [scope.codebook])])].sort((a, b) => a - b)
  const besides = [
    ...versions.filter((version) => version !== scope.codebook).map((number) => [besideWord({ kind: 'codebook', number }), `Codebook version ${number}`] as const),
    ...(scope.from === null ? [] : [[besideWord({ kind: 'before' }), 'The time before'] as const]),
  ]
  const offered = versions.length > 1 || scope.from !== null
  return (
    <>
      <div role="group" aria-label="What is shown" className={classes.bar} data-print="no">
        <NativeSelect className={classes.metric} label="Metric" value={metric} onChange={(event) => choose({ metric: metricKeys.find((key) => key === event.currentTarget.value) ?? metric })}>
          {([true, false] as const).map((corrected) => (
            <optgroup key={String(corrected)} label={corrected ? 'Against chance' : 'Without regard to chance'}>
              {metricKeys.filter((key) => metricWords[key].corrected === corrected).map((key) => <option key={key} value={key}>{metricWords[key].sign} – {metricWords[key].name}</option>)}
            </optgroup>
          ))}
        </NativeSelect>
        {(versions.length > 1 || scope.codebook !== null) && (
          <NativeSelect label="Codebook" value={scope.codebook ?? ''} onChange={(event) => choose({ scope: { ...scope, codebook: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) } })}>
            <option value="">Every version</option>
            {versions.map((version) => <option key={version} value={version}>Version {version}</option>)}
          </NativeSelect>
        )}
        <div className={classes.days}>
          <TextInput type="date" label="Submitted from" key={`from ${scope.from}`} defaultValue={scope.from ?? ''} min={choices.first ?? undefined} max={choices.last ?? undefined} onBlur={(event) => event.currentTarget.value !== (scope.from ?? '') && day('from', event.currentTarget.value)} onKeyDown={enter} />
          <TextInput type="date" label="until" key={`until ${scope.until}`} defaultValue={scope.until ?? ''} min={choices.first ?? undefined} max={choices.last ?? undefined} onBlur={(event) => event.currentTarget.value !== (scope.until ?? '') && day('until', event.currentTarget.value)} onKeyDown={enter} />
        </div>
        {offered && (
          <NativeSelect label="Beside" value={beside ? besideWord(beside) : ''} onChange={(event) => onChoose(readChoice({ ...Object.fromEntries(new URLSearchParams(writeChoice({ ...choice, beside: null }))), beside: event.currentTarget.value }))}>
            <option value="">Nothing</option>
            {besides.map(([word, name]) => <option key={word} value={word}>{name}</option>)}
          </NativeSelect>
        )}
      </div>
      <p className={classes.answers}>{metricWords[metric].answers}</p>
    </>
  )
}

/** A day is taken when its field is left, or with Enter: half a date is typed on the way to a whole one. */
function enter(event: React.KeyboardEvent<HTMLInputElement>): void {
  if (event.key === 'Enter') event.currentTarget.blur()
}
