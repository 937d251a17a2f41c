'use client'
import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useEffect, useRef, useState } from 'react'
import { writeDate } from '@/core/partial-date'
import { type TokenRequest, tokenSchema } from '@/core/request/token'
import type { Result } from '@/core/result'
import { scopeWords, scopes } from '@/core/token/scope'
import { CopyField } from '@/components/form/CopyField'
import { focusFirstError } from '@/components/form/focus-first-error'
import { showFieldProblem } from '@/components/form/show-field-problem'
import { useSave } from '@/components/form/use-save'
import { validateAs } from '@/components/form/validate-as'
import { ProblemNote } from '@/components/page/ProblemNote'
import classes from './Account.module.css'

/** A token that was just made. It is stored only as a hash, so it can be shown this once. */
export interface MadeToken {
  readonly token: string
  /** ISO 8601, UTC. */
  readonly expiresAt: string
}

interface Props {
  readonly projects: readonly { readonly slug: string; readonly name: string }[]
  readonly onMake: (request: TokenRequest) => Promise<Result<MadeToken>>
}

interface Values {
  readonly name: string
  readonly scopes: string[]
  /** Empty for all. */
  readonly project: string
  readonly days: string
}

const lengths = [['7', 'A week'], ['30', '30 days'], ['90', '90 days'], ['365', 'A year']] as const

const requestOf = ({ project, days, ...rest }: Values) => ({ ...rest, project: project === '' ? null : project, days: Number(days) })

/** Makes a token for oneself. It is shown once, with what to do with it. */
export const TokenForm = ({ projects, onMake }: Props) => {
  const [made, setMade] = useState<MadeToken & { readonly name: string }>()
  const form = useForm<Values>({ name: 'token', initialValues: { name: '', scopes: ['read'], project: '', days: '30' }, validate: validateAs(tokenSchema, requestOf) })
  const { saving, problem, save } = useSave(onMake)
  const head = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    if (made) head.current?.focus()
  }, [made])

  const submit = form.onSubmit(
    async (values) => {
      const request = tokenSchema.parse(requestOf(values))
      const result = await save(request)
      if (result?.ok) {
        setMade({ ...result.value, name: request.name })
        form.reset()
      } else if (result) showFieldProblem(form, result.problem)
    },
    (errors) => focusFirstError(errors, (path) => form.getInputNode(path)),
  )

  if (made) {
    return (
      <div className={classes.told}>
        <h3 ref={head} tabIndex={-1}>The token “{made.name}”</h3>
        <p className={classes.words}>Take it now: it is shown this once, and is good until {writeDate(made.expiresAt)}. Keep it like a password, in a file that only you can read, and give its name with <code className={classes.option}>--token-file</code>.</p>
        <CopyField label="Token" value={made.token} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => setMade(undefined)}>I have it; make another</Button>
        </div>
      </div>
    )
  }

  return (
    <form method="post" onSubmit={submit} noValidate className={classes.form}>
      <TextInput label="Name" description="What uses it, so that you know it again." autoComplete="off" {...form.getInputProps('name')} />
      <Checkbox.Group label="What it is for" description="It never does more than you may do yourself." {...form.getInputProps('scopes')}>
        <div className={classes.scopes}>
          {scopes.map((scope) => <Checkbox key={scope} value={scope} label={scopeWords[scope].name} description={scopeWords[scope].opens} />)}
        </div>
      </Checkbox.Group>
      <Select label="For" allowDeselect={false} data={[{ value: '', label: 'Every project of yours' }, ...projects.map(({ slug, name }) => ({ value: slug, label: name }))]} {...form.getInputProps('project')} />
      <Select label="Good for" allowDeselect={false} data={lengths.map(([value, label]) => ({ value, label }))} {...form.getInputProps('days')} />
      {problem && !problem.field && <ProblemNote what={problem.message} kept="No token was made; what you wrote is still here." />}
      <div className={classes.buttons}>
        <Button type="submit" loading={saving}>Make a token</Button>
      </div>
    </form>
  )
}
