'use client'
import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { z } from 'zod'
import { passwordField } from '@/core/request/password'
import type { Result } from '@/core/result'
import { focusFirstError } from '@/components/form/focus-first-error'
import { useSave } from '@/components/form/use-save'
import { validateAs } from '@/components/form/validate-as'
import { ProblemNote } from '@/components/page/ProblemNote'
import classes from './Account.module.css'
import { PasswordField } from './PasswordField'

/** The present password, and the one to come. */
export interface PasswordChange {
  readonly current: string
  readonly password: string
}

interface Props {
  readonly onChange: (change: PasswordChange) => Promise<Result<unknown>>
}

const schema = z.strictObject({ current: z.string().min(1, 'Your present password is needed.'), password: passwordField })

/** Changes one's own password. Every other session ends with it. */
export const ChangePasswordForm = ({ onChange }: Props) => {
  const [done, setDone] = useState(false)
  const form = useForm({ name: 'change-password', initialValues: { current: '', password: '' }, validate: validateAs(schema, (values) => values) })
  const { saving, problem, save } = useSave(onChange)

  const submit = form.onSubmit(
    async (values) => {
      setDone(false)
      const result = await save(values)
      if (result?.ok) {
        form.reset()
        setDone(true)
      } else if (result?.problem.field) form.setFieldError(result.problem.field, result.problem.message)
    },
    (errors) => focusFirstError(errors, (path) => form.getInputNode(path)),
  )

  return (
    <section className={classes.section} aria-labelledby="password">
      <h2 id="password">Password</h2>
      <p className={classes.words}>With a new password every other session of yours ends; this one stays.</p>
      <form method="post" onSubmit={submit} noValidate className={classes.form} data-narrow>
        <PasswordField label="Present password" autoComplete="current-password" {...form.getInputProps('current')} />
        <PasswordField label="New password" autoComplete="new-password" description="12 to 128 characters, whichever you like." {...form.getInputProps('password')} />
        {problem && !problem.field && <ProblemNote what={problem.message} kept="Your password is as it was." />}
        <div className={classes.buttons}>
          <Button type="submit" loading={saving}>Change the password</Button>
          <span role="status" className={classes.done}>{done && 'Changed. The other sessions have ended.'}</span>
        </div>
      </form>
    </section>
  )
}
