'use client'
import { useEffect, useRef, useState } from 'react'
import { many } from '@/core/counted'
import type { Problem, Result } from '@/core/result'
import type { UnsentArticle } from '@/core/saving/unsent'
import classes from './Unsent.module.css'
import { UnsentList } from './UnsentList'

interface Props {
  /** Of every article; empty once everything has been sent. */
  readonly articles: readonly UnsentArticle[]
  /** Why signing out has failed before this was asked. */
  readonly problem?: Problem | undefined
  readonly onLeave: () => Promise<Result<null>>
  readonly onStay: () => void
}

/** Asks somebody who signs out while work waits in their browser. It stays open as long as they want to wait, and says when there is nothing to wait for. */
export const LeaveDialog = ({ articles, problem: before, onLeave, onStay }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const [leaving, setLeaving] = useState(false)
  const [problem, setProblem] = useState(before)
  const unkept = articles.some((one) => one.unkept)
  const waiting = articles.reduce((sum, one) => sum + one.waiting, 0)

  useEffect(() => {
    if (!dialog.current!.open) dialog.current!.showModal()
  }, [])

  const leave = async () => {
    setLeaving(true)
    setProblem(undefined)
    const left = await onLeave()
    setLeaving(false)
    if (!left.ok) setProblem(left.problem)
  }
  // What does no harm comes first.
  const stay = <button key="stay" type="button" className={waiting > 0 ? classes.first : classes.second} onClick={onStay}>Stay signed in</button>
  return (
    <dialog ref={dialog} className={classes.dialog} aria-labelledby="leave-title" onClose={onStay}>
      <h2 id="leave-title">Sign out?</h2>
      <p role="status">{waiting === 0 ? 'Everything has been sent.' : `${many(waiting, 'change is', 'changes are')} ${unkept ? 'in this tab' : 'in this browser'} and not yet on the server.`}</p>
      {waiting > 0 && (
        <>
          <UnsentList articles={articles} />
          {unkept
            ? <p>Wait here, and this page goes on trying. This browser does not keep what waits: what is not sent before you sign out is lost.</p>
            : <p>{`Wait here, and this page goes on trying. If you sign out now, ${waiting === 1 ? 'it stays in this browser under your name, and is' : 'they stay in this browser under your name, and are'} sent when you sign in here again. On a machine that is not your own, wait.`}</p>}
        </>
      )}
      {problem && <p role="alert" className={classes.problem}>{problem.message}</p>}
      <div className={classes.actions}>
        {waiting > 0 && stay}
        <button type="button" className={waiting > 0 ? classes.second : classes.first} disabled={leaving} onClick={() => void leave()}>{leaving ? 'Signing out…' : waiting > 0 ? 'Sign out all the same' : 'Sign out'}</button>
        {waiting === 0 && stay}
      </div>
    </dialog>
  )
}
