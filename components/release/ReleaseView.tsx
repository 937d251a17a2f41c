'use client'
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { many } from '@/core/counted'
import { writeDate } from '@/core/partial-date'
import { leadQuestions, openQuestions } from '@/core/release/questions'
import type { Release } from '@/core/release/release'
import type { Result } from '@/core/result'
import { Dialog } from '../form/Dialog'
import { useSave } from '../form/use-save'
import { Link } from '../page/Link'
import { Moment } from '../page/Moment'
import { ProblemNote } from '../page/ProblemNote'
import { CertificateView } from './CertificateView'
import { ChangesView } from './ChangesView'
import { Datasheet } from './Datasheet'
import classes from './Release.module.css'
import { ReleaseFiles } from './ReleaseFiles'
import { ReleaseMaking } from './ReleaseMaking'
import { type AnswerDraft, useAnswers } from './use-answers'
import { stateWords } from './words'

/** What a lead may do to a release. */
export interface ReleaseActs {
  readonly publish: () => Promise<Result<unknown>>
  readonly discard: () => Promise<Result<unknown>>
  readonly again: () => Promise<Result<unknown>>
  readonly answer: (answers: Record<string, string>) => Promise<Result<unknown>>
  readonly withdraw: (reason: string) => Promise<Result<unknown>>
}

interface Props {
  readonly release: Release
  /** The page of the list. */
  readonly base: string
  /** The address of this release in the API. */
  readonly api: string
  /** Undefined for whoever only reads. */
  readonly acts?: ReleaseActs | undefined
}

type Question = 'publish' | 'discard' | 'withdraw'

/** A release: its certificate first, then what it is made of, what is known of it, and what has changed. */
export const ReleaseView = ({ release, base, api, acts }: Props) => {
  const [asked, setAsked] = useState<Question>()
  const { saving, problem, save } = useSave((act: () => Promise<Result<unknown>>) => act())
  const draft = useAnswers(release.answers, (answers) => acts!.answer(answers))
  const { state, certificate, changes, withdrawn, note, because, publishedAt, snapshotAt } = release
  const standing = useRef<HTMLParagraphElement>(null)
  const shown = useRef(state)
  useEffect(() => {
    if (shown.current === state) return
    shown.current = state
    // The button that was pressed goes with the state: what is true now is read out in its place.
    if (document.activeElement === document.body) standing.current?.focus()
  }, [state])
  const fileHref = (path: string) => `${api}/file?path=${encodeURIComponent(path)}`
  return (
    <div className={classes.desk}>
      {withdrawn && <ProblemNote what="This release was withdrawn: do not use it any more." kept={<>Why: <bdi>{withdrawn.reason}</bdi></>} next={<span className={classes.since}>It was withdrawn <Moment at={withdrawn.at} />, and stays here for whoever has cited it.</span>} />}
      {note !== '' && <p className={classes.note}>{note}</p>}
      {state !== 'making' && <p ref={standing} tabIndex={-1} className={classes.soft}>
        {publishedAt ? <>Published <time dateTime={publishedAt}>{writeDate(publishedAt)}</time>. Frozen: corrections are a new release.</> : `It is ${state === 'discarded' ? stateWords[state] : state === 'draft' ? 'a draft: read it, and then publish it' : 'not made'}.`}
        {snapshotAt && <> It shows the project as of <time dateTime={snapshotAt}>{writeDate(snapshotAt)}</time>.</>}
      </p>}
      {because !== null && <ProblemNote what={because} action={acts && <Button variant="default" loading={saving} onClick={() => void save(acts.again)}>Begin again</Button>} />}
      {problem && <ProblemNote what={problem.message} />}
      {acts && (
        <div className={classes.buttons}>
          {state === 'draft' && <Button disabled={certificate?.sound !== true} onClick={() => setAsked('publish')}>Publish</Button>}
          {state === 'draft' && <Button variant="default" loading={saving} onClick={() => void save(() => keepFirst(draft, acts.again))}>Make it again</Button>}
          {(state === 'making' || state === 'draft' || state === 'failed') && <Button variant="default" onClick={() => setAsked('discard')}>Give it up</Button>}
          {state === 'published' && !withdrawn && <Button variant="default" onClick={() => setAsked('withdraw')}>Withdraw</Button>}
        </div>
      )}
      {state === 'making' && <ReleaseMaking progress={release.progress} />}
      {certificate && <CertificateView certificate={certificate} />}
      {release.files > 0 && state !== 'making' && <ReleaseFiles files={release.listed} count={release.files} bytes={release.bytes} hrefOf={fileHref} archiveHref={`${api}/archive`} />}
      {release.facts && state !== 'discarded' && <Datasheet answers={release.answers} hrefOf={fileHref} draft={state === 'draft' && acts ? draft : undefined} />}
      {certificate && state !== 'discarded' && (
        <section className={classes.section} aria-labelledby="changes">
          <h2 id="changes">Since the release before</h2>
          {changes ? <><ChangesView changes={changes} /><p><Link href={`${base}/${release.number}/changes?since=${changes.from}`}>From release {changes.from} to this one, on a page of its own</Link></p></> : <p>This is the first release.</p>}
        </section>
      )}
      {acts && asked && <Confirm question={asked} number={release.number} acts={acts} draft={draft} onClose={() => setAsked(undefined)} />}
    </div>
  )
}

const words: Readonly<Record<Question, { readonly title: string; readonly says: string; readonly button: string }>> = {
  publish: { title: 'Publish this release?', says: 'Everybody in the project but annotators can download it from then on. It never changes afterwards, and is never deleted: a correction is a new release.', button: 'Publish for ever' },
  discard: { title: 'Give this release up?', says: 'Its files are taken away. Its number is not used again.', button: 'Give it up' },
  withdraw: { title: 'Withdraw this release?', says: 'It stays, with a warning and your reason, so that whoever has cited it can be followed. This cannot be undone.', button: 'Withdraw' },
}

/** What is written and not kept would be lost by the act: it is kept first, and where that fails nothing is done. */
async function keepFirst({ keep }: AnswerDraft, act: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
  const kept = await keep()
  return kept.ok ? act() : kept
}

/** Asks once before what cannot be taken back. */
const Confirm = ({ question, number, acts, draft, onClose }: { readonly question: Question; readonly number: number; readonly acts: ReleaseActs; readonly draft: AnswerDraft; readonly onClose: () => void }) => {
  const [reason, setReason] = useState('')
  const { saving, problem, save } = useSave(() => (question === 'withdraw' ? acts.withdraw(reason) : question === 'publish' ? keepFirst(draft, acts.publish) : acts.discard()))
  const { title, says, button } = words[question]
  const open = openQuestions(draft.written).length
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const result = await save(undefined)
    if (result?.ok) onClose()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
        <p>Release {number}. {says}</p>
        {question === 'publish' && draft.unkept.length > 0 && <p>{many(draft.unkept.length, 'answer')} of the datasheet {draft.unkept.length === 1 ? 'is' : 'are'} written and not kept yet: {draft.unkept.length === 1 ? 'it is' : 'they are'} kept first, and published with it.</p>}
        {question === 'publish' && open > 0 && <p>{open} of the {leadQuestions.length} questions of the datasheet {open === 1 ? 'is' : 'are'} not answered, and {open === 1 ? 'says' : 'say'} so in it for ever.</p>}
        {question === 'withdraw' && <TextInput label="Reason" value={reason} onChange={(event) => setReason(event.currentTarget.value)} error={problem?.field === 'reason' ? problem.message : undefined} required />}
        {problem && problem.field !== 'reason' && <ProblemNote what={problem.message} />}
        <div className={classes.buttons}>
          <Button type="submit" loading={saving}>{button}</Button>
          <Button variant="subtle" onClick={onClose}>Not now</Button>
        </div>
      </form>
    </Dialog>
  )
}
