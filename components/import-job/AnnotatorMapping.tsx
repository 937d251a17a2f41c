'use client'
import { Checkbox, Select, TextInput } from '@mantine/core'
import { many } from '@/core/counted'
import { type FoundAnnotator, isGold, proposedChoice } from '@/core/formats/layer-mapping'
import type { LayersChoice } from '@/core/import-job/layers-preview'
import classes from './LayersDesk.module.css'

interface Props {
  readonly annotators: readonly FoundAnnotator[]
  readonly choices: LayersChoice['annotators']
  /** Names of those who can sign in to the project: who comes in is never one of them. */
  readonly memberNames: readonly string[]
  readonly onChange: (choices: LayersChoice['annotators']) => void
  /** By the name that cannot be kept: why. */
  readonly problem: { readonly field: string | undefined; readonly message: string } | undefined
}

/** Whose work a file holds, how each is called here, and who is a machine. Two never become one. */
export const AnnotatorMapping = ({ annotators, choices, memberNames, onChange, problem }: Props) => {
  const choiceOf = (annotator: FoundAnnotator) => choices.find((one) => one.theirs === annotator.name && one.machine === annotator.machine) ?? proposedChoice(annotator)
  const change = (annotator: FoundAnnotator, to: Partial<LayersChoice['annotators'][number]>) =>
    onChange([...choices.filter((one) => one.theirs !== annotator.name || one.machine !== annotator.machine), { ...choiceOf(annotator), ...to }])
  return (
    <section aria-labelledby="import-annotators" className={classes.part}>
      <h2 id="import-annotators" className={classes.head}>{many(annotators.length, 'annotator')}</h2>
      <p className={classes.soft}>Each becomes a member who cannot sign in. A machine’s layer is kept apart: it is compared with nobody, and no annotator sees it.</p>
      <ul className={classes.rows}>
        {annotators.map((annotator) => {
          const choice = choiceOf(annotator)
          const name = annotator.name === '' ? 'no name' : annotator.name
          return (
            <li key={`${annotator.machine} ${annotator.name}`} className={classes.row}>
              <div className={classes.theirs}>
                <span className={classes.name}>{name}</span>
                <span className={classes.soft}>{many(annotator.passages, 'passage')} in {many(annotator.articles, 'article')}</span>
                {isGold(annotator) && <span className={classes.soft}>Decided together, not read by one person: brought in, it would count as one more reading.</span>}
              </div>
              <TextInput
                aria-label={`Name of ${name} here`} value={choice.ours ?? ''} disabled={choice.ours === null} onChange={(event) => change(annotator, { ours: event.currentTarget.value })}
                error={problem?.field === annotator.name ? problem.message : undefined}
                description={choice.ours !== null && memberNames.includes(choice.ours.trim()) ? `A member is called ${choice.ours.trim()} too. This becomes somebody else of the same name.` : undefined} inputWrapperOrder={['label', 'input', 'description', 'error']}
              />
              <Select
                aria-label={`What ${name} is`} data={[{ value: 'person', label: 'a person' }, { value: 'machine', label: 'a machine' }]} value={choice.as} allowDeselect={false}
                disabled={choice.ours === null} onChange={(as) => change(annotator, { as: as === 'machine' ? 'machine' : 'person' })}
              />
              <Checkbox label="leave out" aria-label={`Leave out ${name}`} checked={choice.ours === null} onChange={(event) => change(annotator, { ours: event.currentTarget.checked ? null : annotator.name })} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
