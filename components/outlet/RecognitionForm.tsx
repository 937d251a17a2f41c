'use client'
import { Button, Radio, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useEffect, useRef, useState } from 'react'
import { type Recognition, type Recognised, recognisedAnswers } from '@/core/outlet/recognition'
import type { RecognitionRequest } from '@/core/request/recognition'
import { recognitionSchema } from '@/core/request/recognition'
import type { Result } from '@/core/result'
import { focusFirstError } from '@/components/form/focus-first-error'
import { tooLong } from '@/components/form/too-long'
import { useLeaveWarning } from '@/components/form/use-leave-warning'
import { useSave } from '@/components/form/use-save'
import { validateAs } from '@/components/form/validate-as'
import { ProblemNote } from '@/components/page/ProblemNote'
import classes from './Recognition.module.css'

interface Props {
  /** What was said before; null where nothing was. */
  readonly said: Recognition | null
  /** Just submitted: the reader is taken to the question. */
  readonly justRevealed: boolean
  readonly newId: () => string
  readonly onSay: (request: RecognitionRequest) => Promise<Result<unknown>>
}

type Draft = Omit<RecognitionRequest, 'id' | 'recognised'> & { readonly recognised: Recognised | '' }

const words: Readonly<Record<Recognised, string>> = { yes: 'Yes', no: 'No', unsure: 'I am not sure' }

/** Asks, once the outlet is revealed, whether it had been recognised. What was said can be corrected, and is kept; nothing that is not saved is left without a question. */
export const RecognitionForm = ({ said, justRevealed, newId, onSay }: Props) => {
  const [open, setOpen] = useState(said === null)
  const [id, setId] = useState(newId)
  const head = useRef<HTMLHeadingElement>(null)
  const form = useForm<Draft>({
    name: 'recognition', initialValues: { recognised: said?.recognised ?? '', outlet: said?.outlet ?? '', noticed: said?.noticed ?? '' },
    validate: validateAs(recognitionSchema, (draft) => ({ ...draft, id })),
  })
  const { saving, problem, save } = useSave(onSay)
  useLeaveWarning(open && form.isDirty() ? 'Your answer about the outlet is not saved.' : undefined)
  useEffect(() => {
    if (justRevealed) head.current?.focus()
  }, [justRevealed])

  const submit = form.onSubmit(
    async (draft) => {
      const result = await save(recognitionSchema.parse({ ...draft, id }))
      if (!result?.ok) return
      setId(newId())
      form.setInitialValues(draft)
      form.resetDirty(draft)
      setOpen(false)
    },
    (errors) => focusFirstError(errors, (path) => form.getInputNode(path)),
  )

  if (!open)
    return (
      <p className={classes.said} role="status">
        The outlet was hidden from you until you submitted. Had you recognised it? You said: <strong>{said ? words[said.recognised].toLowerCase() : '…'}</strong>
        {said?.outlet && <>, <q dir="auto">{said.outlet}</q></>}{said?.noticed && <>; <q dir="auto">{said.noticed}</q></>}.{' '}
        <Button size="compact-sm" variant="subtle" onClick={() => setOpen(true)}>Correct this</Button>
      </p>
    )
  return (
    <form onSubmit={submit} noValidate className={classes.form} aria-labelledby="recognition">
      <h2 id="recognition" ref={head} tabIndex={-1} className={classes.head}>The outlet is revealed. Had you recognised it while you read?</h2>
      <p className={classes.soft}>Answer as it was before you saw the line above. It changes nothing in your layer.</p>
      <Radio.Group label="Had you recognised the outlet?" {...form.getInputProps('recognised')}>
        <div className={classes.choices}>{recognisedAnswers.map((answer) => <Radio key={answer} value={answer} label={words[answer]} />)}</div>
      </Radio.Group>
      <TextInput label="Which outlet did you think of?" description="May be left empty." {...form.getInputProps('outlet')} error={tooLong(form.values.outlet, 200) ?? form.errors.outlet} />
      <Textarea label="What gave it away, and when?" description="Such as “the second paragraph, by a turn of phrase”. May be left empty." autosize minRows={2} {...form.getInputProps('noticed')} error={tooLong(form.values.noticed, 1000) ?? form.errors.noticed} />
      {problem && <ProblemNote what={problem.message} kept="What you wrote is still here." next="Try again." />}
      <div className={classes.actions}>
        <Button type="submit" loading={saving}>Save answer</Button>
        {said && <Button variant="default" onClick={() => { form.reset(); setOpen(false) }}>Leave it as it was</Button>}
      </div>
    </form>
  )
}
