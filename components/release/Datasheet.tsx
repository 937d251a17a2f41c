'use client'
import { Button, Textarea } from '@mantine/core'
import type { FormEvent } from 'react'
import { many } from '@/core/counted'
import { leadQuestions } from '@/core/release/questions'
import type { DatasheetAnswers } from '@/core/release/release'
import { useLeaveWarning } from '../form/use-leave-warning'
import { useSave } from '../form/use-save'
import { ProblemNote } from '../page/ProblemNote'
import classes from './Release.module.css'
import type { AnswerDraft } from './use-answers'

interface Props {
  readonly answers: DatasheetAnswers
  /** Where the documents are read as they stand. */
  readonly hrefOf: (path: string) => string
  /** What is being written; undefined where the answers cannot be changed. */
  readonly draft?: AnswerDraft | undefined
}

/** What the project cannot know of itself, as questions; what it knows is filled in, in the documents. */
export const Datasheet = ({ answers, hrefOf, draft }: Props) => (
  <section className={classes.section} aria-labelledby="datasheet">
    <h2 id="datasheet">Datasheet and data statement</h2>
    <p>
      Counts, outlets, dates, languages, agreement, provenance and duplicates are filled in. <a href={hrefOf('DATASHEET.md')} download>Datasheet</a>, <a href={hrefOf('DATA-STATEMENT.md')} download>data statement</a>.
      {draft && ' The rest is for you to say, as far as you can. It begins with the answers of the last published release, where there is one.'}
    </p>
    {draft ? <Questions draft={draft} /> : (
      <dl className={classes.questions}>
        {leadQuestions.filter(({ key }) => answers[key]).map(({ key, question }) => <div key={key}><dt className={classes.soft}>{question}</dt><dd className={classes.answer} dir="auto">{answers[key]}</dd></div>)}
      </dl>
    )}
  </section>
)

const Questions = ({ draft: { written, unkept, kept, write, keep } }: { readonly draft: AnswerDraft }) => {
  const { saving, problem, save } = useSave(keep)
  useLeaveWarning(unkept.length > 0 ? 'Answers of the datasheet are written and not kept.' : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save(undefined)
  }
  return (
    <form className={classes.questions} onSubmit={submit} noValidate>
      {leadQuestions.map(({ key, question, section }) => (
        <Textarea
          key={key} label={question} description={key === 'creators' ? `${section}. One to a line: they are the authors of the citation.` : section} value={written[key] ?? ''} autosize minRows={2} dir="auto"
          onChange={({ currentTarget: { value } }) => write(key, value)}
        />
      ))}
      {problem && <ProblemNote what={problem.message} kept="What you wrote is still here." />}
      <div className={classes.buttons}>
        <Button type="submit" variant="default" loading={saving}>Keep the answers</Button>
        <span role="status" className={classes.soft}>{unkept.length > 0 ? `${many(unkept.length, 'answer')} not kept yet.` : kept ? 'Kept.' : ''}</span>
      </div>
    </form>
  )
}
