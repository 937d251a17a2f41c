'use client'
import { Button, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useSave } from '@/components/form/use-save'
import { ProblemNote } from '@/components/page/ProblemNote'
import { type Result, ok } from '@/core/result'
import classes from './AnswerReview.module.css'

interface Props {
  readonly onPreview: (k: number) => Promise<Result<number>>
  readonly onApply: (k: number) => Promise<Result<{ readonly id: string; readonly questions: number }>>
  readonly onWithdraw: (id: string) => Promise<Result<number>>
}

const words = (count: number) => (count === 1 ? '1 question' : `${count} questions`)

/** A rule for the many: accepts what at least so many answered alike. Looked at before it is applied, and taken back at will. */
export const AnswerRuleForm = ({ onPreview, onApply, onWithdraw }: Props) => {
  const [k, setK] = useState(2)
  const [seen, setSeen] = useState<number>()
  const [applied, setApplied] = useState<{ readonly id: string; readonly questions: number }>()
  const [said, setSaid] = useState('')
  const { saving, problem, save } = useSave((work: () => Promise<Result<null>>) => work())
  const run = <Value,>(work: () => Promise<Result<Value>>, done: (value: Value) => void) =>
    void save(async () => {
      const result = await work()
      if (!result.ok) return result
      done(result.value)
      return ok(null)
    })
  return (
    <details className={classes.rule}>
      <summary>Decide many at once</summary>
      <form className={classes.why} onSubmit={(event) => { event.preventDefault(); run(() => onPreview(k), (count) => { setSeen(count); setSaid(`${words(count)} would be decided.`) }) }}>
        <NumberInput label="Accept what at least so many answered alike" size="xs" min={2} max={1000} allowDecimal={false} value={k} onChange={(value) => { setK(Math.max(2, Number(value) || 2)); setSeen(undefined) }} />
        <Button type="submit" size="xs" variant="default" loading={saving}>Look</Button>
        {seen !== undefined && seen > 0 && (
          <Button size="xs" disabled={saving} onClick={() => run(() => onApply(k), (done) => { setApplied(done); setSeen(undefined); setSaid(`${words(done.questions)} decided.`) })}>Decide {words(seen)}</Button>
        )}
        {applied && (
          <Button size="xs" variant="subtle" disabled={saving} onClick={() => run(() => onWithdraw(applied.id), (count) => { setApplied(undefined); setSaid(`${words(count)} open again.`) })}>Take back</Button>
        )}
      </form>
      <p role="status" className={classes.soft}>{said}</p>
      {problem && <ProblemNote what={problem.message} />}
    </details>
  )
}
