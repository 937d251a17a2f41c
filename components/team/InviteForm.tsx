'use client'
import { Button, Radio, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useEffect, useRef, useState } from 'react'
import { writeDate } from '@/core/partial-date'
import { roles } from '@/core/permission'
import { invitationSchema, type InvitationRequest } from '@/core/request/invitation'
import { roleWords } from '@/core/request/role'
import type { Result } from '@/core/result'
import { CopyField } from '@/components/form/CopyField'
import { focusFirstError } from '@/components/form/focus-first-error'
import { showFieldProblem } from '@/components/form/show-field-problem'
import { useSave } from '@/components/form/use-save'
import { validateAs } from '@/components/form/validate-as'
import { ProblemNote } from '@/components/page/ProblemNote'
import classes from './TeamTable.module.css'

/** The link of an invitation: it is stored only as a hash, so it can be shown this once. */
export interface InvitationLink {
  readonly link: string
  /** ISO 8601, UTC. */
  readonly expiresAt: string
}

interface Props {
  /** Addresses that an earlier invitation still lets in. */
  readonly waiting: ReadonlySet<string>
  readonly onInvite: (request: InvitationRequest) => Promise<Result<InvitationLink>>
}

/** Invites one person. The link that comes of it is shown once, with what it is bound to. */
export const InviteForm = ({ waiting, onInvite }: Props) => {
  const [made, setMade] = useState<InvitationLink & InvitationRequest & { readonly again: boolean }>()
  const form = useForm<InvitationRequest>({
    name: 'invite',
    initialValues: { email: '', role: 'annotator' },
    validate: validateAs(invitationSchema, (values) => values),
  })
  const { saving, problem, save } = useSave(onInvite)
  const head = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    if (made) head.current?.focus()
  }, [made])

  const submit = form.onSubmit(
    async (values) => {
      const request = invitationSchema.parse(values)
      const again = waiting.has(request.email)
      const result = await save(request)
      if (result?.ok) {
        setMade({ ...request, ...result.value, again })
        form.reset()
      } else if (result) showFieldProblem(form, result.problem)
    },
    (errors) => focusFirstError(errors, (path) => form.getInputNode(path)),
  )

  if (made) {
    return (
      <div className={classes.made}>
        <h3 ref={head} tabIndex={-1}>
          The link for {made.email}
        </h3>
        <p>
          Send it yourself: no mail goes out from here. It is shown this once, is good for one use until {writeDate(made.expiresAt)}, and only for{' '}
          {made.email} as {roleWords[made.role].name.toLowerCase()}.
        </p>
        {made.again && <p>This address was invited before, and that link still works too. If it should not, withdraw it in the list above.</p>}
        <CopyField label="Link" value={made.link} />
        <div>
          <Button variant="default" onClick={() => setMade(undefined)}>
            I have it; invite another
          </Button>
        </div>
      </div>
    )
  }

  return (
    <form onSubmit={submit} noValidate className={classes.invite}>
      <TextInput label="E-mail" type="email" autoComplete="off" required withAsterisk={false} {...form.getInputProps('email')} />
      <Radio.Group label="Role" {...form.getInputProps('role')}>
        <div className={classes.roles}>
          {roles.map((key) => (
            <Radio key={key} value={key} label={roleWords[key].name} description={roleWords[key].purpose} />
          ))}
        </div>
      </Radio.Group>
      {problem && !problem.field && <ProblemNote what={problem.message} kept="Nobody was invited; what you wrote is still here." />}
      <div>
        <Button type="submit" loading={saving}>
          Make a link
        </Button>
      </div>
    </form>
  )
}
