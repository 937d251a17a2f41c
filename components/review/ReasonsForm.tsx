'use client'
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
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
  const [written, setWritten] = useState(() => Object.fromEntries(verdicts.map((verdict) => [verdict, reasons[verdict].join('\n')])))
  const [saved, setSaved] = useState(false)
  const { saving, problem, save } = useSave(onSave)

  const submit = async () => {
    const lists = Object.fromEntries(verdicts.map((verdict) => [verdict, written[verdict]!.split('\n').map((line) => line.trim()).filter(Boolean)])) as unknown as ReasonList
    const result = await save(lists)
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
