'use client'
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useLeaveWarning } from '@/components/form/use-leave-warning'
import { useSave } from '@/components/form/use-save'
import { Link } from '@/components/page/Link'
import { PageHeader } from '@/components/page/PageHeader'
import { ProblemNote } from '@/components/page/ProblemNote'
import { verdicts } from '@/core/decision/decision'
import type { Result } from '@/core/result'
import type { ReasonList } from '@/core/review/reasons'
import { verdictNames } from '@/core/review/verdict-words'
import classes from './ReasonsForm.module.css'

interface Props {
  readonly reasons: ReasonList
  readonly listHref: string
  readonly onSave: (reasons: ReasonList) => Promise<Result<unknown>>
}

/** The reasons that reviewers take with a digit, a line each, for every verdict. */
export const ReasonsForm = ({ reasons, listHref, onSave }: Props) => {
  const [kept, setKept] = useState(reasons)
  const [written, setWritten] = useState(() => Object.fromEntries(verdicts.map((verdict) => [verdict, reasons[verdict].join('\n')])))
  const [saved, setSaved] = useState(false)
  const { saving, problem, save } = useSave(onSave)
  const lists = Object.fromEntries(verdicts.map((verdict) => [verdict, written[verdict]!.split('\n').map((line) => line.trim()).filter(Boolean)])) as unknown as ReasonList
  useLeaveWarning(verdicts.some((verdict) => lists[verdict].join('\n') !== kept[verdict].join('\n')) ? 'Reasons are written and not saved.' : undefined)

  const submit = async () => {
    const result = await save(lists)
    if (result?.ok) setKept(lists)
    setSaved(result?.ok === true)
  }

  return (
    <form className={classes.form} onSubmit={(event) => { event.preventDefault(); void submit() }}>
      <PageHeader
        above={<Link href={listHref}>All cases</Link>}
        title="Reasons"
        explanation="What reviewers can give as a reason with one key, at most nine for each verdict, a line each. They can always write their own."
      />
      <div className={classes.lists}>
        {verdicts.map((verdict) => (
          <Textarea
            key={verdict}
            label={verdictNames[verdict]}
            autosize
            minRows={2}
            maxRows={9}
            value={written[verdict]}
            onChange={(event) => {
              const { value } = event.currentTarget
              setSaved(false)
              setWritten((before) => ({ ...before, [verdict]: value }))
            }}
          />
        ))}
      </div>
      {problem && <ProblemNote what={problem.message} kept="What you wrote is still here." />}
      <p className={classes.end}><Button type="submit" loading={saving}>Save</Button>{saved && <span role="status">Saved</span>}</p>
    </form>
  )
}
