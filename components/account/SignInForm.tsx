'use client'
import { Button, TextInput } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { type SubmitEvent, useRef, useState } from 'react'
import type { Problem, Result } from '@/core/result'
import { ProblemNote } from '@/components/page/ProblemNote'
import classes from './Account.module.css'
import { PasswordField } from './PasswordField'
import { useCountdown } from './use-countdown'

interface Props {
  /** Leads on to the next page by itself when it succeeds. Its failures are shown as they are. */
  readonly onSignIn: (email: string, password: string) => Promise<Result<unknown>>
}

/**
 * The way in. What went wrong is one sentence, the same for an unknown address and a wrong password.
 * After too many attempts (`tooMany`, with `details.seconds`) the button counts the wait down.
 */
export const SignInForm = ({ onSignIn }: Props) => {
  const [problem, setProblem] = useState<Problem>()
  const [sending, setSending] = useState(false)
  const [wait, startWait] = useCountdown()
  // Without script the form would send the password to the page itself: it stays shut until script runs.
  const ready = useMounted()
  const password = useRef<HTMLInputElement>(null)

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (sending || wait > 0) return
    const entered = new FormData(event.currentTarget)
    setSending(true)
    setProblem(undefined)
    const result = await onSignIn(textOf(entered, 'email'), textOf(entered, 'password'))
    if (result.ok) return // The next page is on its way.
    setSending(false)
    setProblem(result.problem)
    startWait(secondsOf(result.problem))
    password.current?.select()
  }

  return (
    <form method="post" onSubmit={submit} className={classes.form} data-narrow>
      <TextInput name="email" type="email" label="E-mail" autoComplete="username" required withAsterisk={false} />
      <PasswordField ref={password} name="password" label="Password" autoComplete="current-password" required withAsterisk={false} />
      {problem && <ProblemNote what={problem.message} />}
      <div className={classes.buttons}>
        <Button type="submit" loading={sending} disabled={!ready || wait > 0}>{wait > 0 ? `Wait ${wait} s` : 'Sign in'}</Button>
      </div>
    </form>
  )
}

/** The seconds that a problem asks to wait; 0 where it asks for none. */
function secondsOf({ code, details }: Problem): number {
  if (code !== 'tooMany' || typeof details !== 'object' || details === null || !('seconds' in details)) return 0
  return typeof details.seconds === 'number' && details.seconds > 0 ? Math.ceil(details.seconds) : 0
}

function textOf(entered: FormData, field: string): string {
  const value = entered.get(field)
  return typeof value === 'string' ? value : ''
}
