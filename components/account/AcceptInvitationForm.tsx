'use client'
import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMounted } from '@mantine/hooks'
import { acceptanceSchema, type AcceptanceRequest } from '@/core/request/acceptance'
import { type RoleKey, roleWords } from '@/core/request/role'
import type { Result } from '@/core/result'
import { focusFirstError } from '@/components/form/focus-first-error'
import { useSave } from '@/components/form/use-save'
import { validateAs } from '@/components/form/validate-as'
import { ProblemNote } from '@/components/page/ProblemNote'
import classes from './Account.module.css'
import { PasswordField } from './PasswordField'

/** What a one-time link invites to. */
export interface InvitationTold {
  /** Null for the first lead of an empty workspace, and for what the operator sends: an account, or a new password for one. */
  readonly projectName: string | null
  readonly role: RoleKey
  /** The address that the link is bound to, if it is. */
  readonly email: string | null
  /** Whether that address has an account, whose password is then asked for, or, without a project, set anew. */
  readonly hasAccount: boolean
}

type Acceptance = Omit<AcceptanceRequest, 'token'>

interface Props {
  readonly invitation: InvitationTold
  /** Leads on to the next page by itself when it succeeds. */
  readonly onAccept: (acceptance: Acceptance) => Promise<Result<unknown>>
}

const schema = acceptanceSchema.omit({ token: true })

/** Takes up an invitation: says to what, and makes the account, asks for the password of the one there is, or sets it anew. */
export const AcceptInvitationForm = ({ invitation, onAccept }: Props) => {
  const { projectName, email, hasAccount } = invitation
  const resets = projectName === null && hasAccount
  const joins = hasAccount && !resets
  const ready = useMounted()
  const form = useForm<Acceptance>({
    name: 'accept-invitation',
    // Somebody with an account keeps the name they have; the request wants one, and the server leaves it.
    initialValues: { name: hasAccount ? (email?.split('@')[0] ?? '') : '', email: email ?? '', password: '' },
    validate: validateAs(schema, (values) => values),
  })
  const { saving, problem, save } = useSave(onAccept)

  const submit = form.onSubmit(
    async (values) => {
      const result = await save(schema.parse(values))
      if (result && !result.ok && result.problem.field) form.setFieldError(result.problem.field, result.problem.message)
    },
    (errors) => focusFirstError(errors, (path) => form.getInputNode(path)),
  )

  return (
    <form method="post" onSubmit={submit} noValidate className={classes.form}>
      <p className={classes.told}><Told {...invitation} /></p>
      <TextInput
        label="E-mail"
        type="email"
        autoComplete="username"
        readOnly={email !== null}
        description={email === null ? undefined : 'This link is for this address only.'}
        {...form.getInputProps('email')}
      />
      {!hasAccount && (
        <TextInput label="Name" autoComplete="name" description="As leads see it. Reviewers see annotators as A, B, C." {...form.getInputProps('name')} />
      )}
      <PasswordField
        label={joins ? 'Your password' : 'New password'}
        autoComplete={joins ? 'current-password' : 'new-password'}
        description={joins ? 'You have an account here already; this joins the project with it.' : '12 to 128 characters, whichever you like. Three or four words do well.'}
        {...form.getInputProps('password')}
      />
      {problem && <ProblemNote what={problem.message} next={problem.code === 'notFound' ? undefined : 'What you wrote is still here.'} />}
      <div className={classes.buttons}>
        <Button type="submit" loading={saving} disabled={!ready}>{joins ? 'Join' : resets ? 'Set the password' : 'Make the account'}</Button>
      </div>
    </form>
  )
}

/** What the link is for. */
const Told = ({ projectName, role, email, hasAccount }: InvitationTold) => {
  const name = roleWords[role].name.toLowerCase()
  if (projectName !== null) return <>You are invited to <strong>{projectName}</strong> as <strong>{name}</strong>. {/^[aeiou]/.test(name) ? 'An' : 'A'} {name} {roleWords[role].purpose}.</>
  if (hasAccount) return <>Choose a new password. You are then signed out wherever you were signed in.</>
  if (email !== null) return <>You get an account with which you may make projects and invite others.</>
  return <>You will be the first <strong>lead</strong> of this workspace: you make its projects and invite the others.</>
}
