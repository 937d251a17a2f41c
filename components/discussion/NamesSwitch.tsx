'use client'
import { Button } from '@mantine/core'
import { useSave } from '@/components/form/use-save'
import type { Result } from '@/core/result'
import classes from './NamesSwitch.module.css'

interface Props {
  /** Where the reader has the names shown now; null for nowhere here. */
  readonly shown: 'article' | 'project' | null
  /** Whether one article is meant, or the whole project. */
  readonly of: 'article' | 'project'
  /** Letters with the names behind them, where those are to be listed. */
  readonly names?: ReadonlyMap<string, string>
  readonly onChange: (shown: boolean) => Promise<Result<unknown>>
}

/** For a lead: the names behind A, B, C. Each time they are shown or hidden is on record. */
export const NamesSwitch = ({ shown, of, names, onChange }: Props) => {
  const { saving, problem, save } = useSave(onChange)
  if (of === 'article' && shown === 'project') return <p className={classes.names}><Listed names={names} />Names are shown in the whole project.</p>
  const on = shown === of
  return (
    <p className={classes.names}>
      <Listed names={names} />
      {on ? `Names are shown ${of === 'article' ? 'in this article' : 'in the whole project'}, to you.` : null}
      <Button size="compact-sm" variant="subtle" loading={saving} onClick={() => void save(!on)}>
        {on ? 'Hide them' : of === 'article' ? 'Show who A, B, C are' : 'Show who A, B, C are, in every article'}
      </Button>
      <span className={classes.record}>on record</span>
      {problem && <span role="alert" className={classes.problem}>{problem.message}</span>}
    </p>
  )
}

const Listed = ({ names }: Pick<Props, 'names'>) => names && names.size > 0 && <span>{[...names].map(([letter, name]) => `${letter} ${name}`).join(', ')}.</span>
