'use client'
import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { leadQuestions } from '@/core/release/questions'
import type { DatasheetAnswers } from '@/core/release/release'
import type { Result } from '@/core/result'
import { useSave } from '../form/use-save'
import { ProblemNote } from '../page/ProblemNote'
import classes from './Release.module.css'

interface Props {
  readonly answers: DatasheetAnswers
  /** Where the documents are read as they stand. */
  readonly hrefOf: (path: string) => string
  /** Keeps the answers; undefined where they cannot be changed. */
  readonly onSave?: ((answers: Record<string, string>) => Promise<Result<unknown>>) | undefined
}

/** What the project cannot know of itself, as questions; what it knows is filled in, in the documents. */
export const Datasheet = ({ answers, hrefOf, onSave }: Props) => {
  const [draft, setDraft] = useState<Record<string, string>>({ ...answers })
  const [kept, setKept] = useState(false)
  const { saving, problem, save } = useSave(async (given: Record<string, string>) => {
    const result = await onSave!(given)
    setKept(result.ok)
    return result
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save(draft)
  }
  return (
    <section className={classes.section} aria-labelledby="datasheet">
      <h2 id="datasheet">Datasheet and data statement</h2>
      <p>
        Counts, outlets, dates, languages, agreement, provenance and duplicates are filled in. <a href={hrefOf('DATASHEET.md')} download>Datasheet</a>, <a href={hrefOf('DATA-STATEMENT.md')} download>data statement</a>.
        {onSave && ' The rest is for you to say, as far as you can.'}
      </p>
      {onSave ? (
        <form className={classes.questions} onSubmit={submit} noValidate>
          {leadQuestions.map(({ key, question, section }) => (
            <Textarea
              key={key} label={question} description={key === 'creators' ? `${section}. One to a line: they are the authors of the citation.` : section} value={draft[key] ?? ''} autosize minRows={2}
              onChange={({ currentTarget: { value } }) => { setKept(false); setDraft((before) => ({ ...before, [key]: value })) }}
            />
          ))}
          {problem && <ProblemNote what={problem.message} kept="What you wrote is still here." />}
          <div className={classes.buttons}><Button type="submit" variant="default" loading={saving}>Keep the answers</Button><span role="status" className={classes.soft}>{kept ? 'Kept.' : ''}</span></div>
        </form>
      ) : (
        <dl className={classes.questions}>
          {leadQuestions.filter(({ key }) => answers[key]).map(({ key, question }) => <div key={key}><dt className={classes.soft}>{question}</dt><dd className={classes.answer}>{answers[key]}</dd></div>)}
        </dl>
      )}
    </section>
  )
}
