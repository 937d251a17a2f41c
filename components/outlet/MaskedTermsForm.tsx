'use client'
import { Button, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { linesOf } from '@/core/outlet/outlet-draft'
import { type MaskedTermsRequest, maskedTermsSchema } from '@/core/request/masked-terms'
import type { Result } from '@/core/result'
import type { NearMention } from '@/core/outlet/near-mentions'
import { useLeaveWarning } from '@/components/form/use-leave-warning'
import { useSave } from '@/components/form/use-save'
import { ProblemNote } from '@/components/page/ProblemNote'
import classes from './MaskPreview.module.css'
import { NearMentions } from './NearMentions'

interface Props {
  readonly terms: readonly string[]
  /** What is written much like a name that is masked, and is not masked itself. */
  readonly near?: readonly NearMention[]
  /** The version of the article at which they were read. */
  readonly basedOn: number
  /** Gives the version that came of it. */
  readonly onSave: (request: MaskedTermsRequest) => Promise<Result<{ readonly version: number }>>
}

/** What a lead wants masked in one article besides its outlets’ names, one in each line. */
export const MaskedTermsForm = ({ terms, near = [], basedOn: first, onSave }: Props) => {
  // Of the words in the field, and not of the page around it, which may be made anew with what somebody else has saved.
  const [basedOn, setBasedOn] = useState(first)
  const [kept, setKept] = useState(() => linesOf(terms.join('\n')))
  const [saved, setSaved] = useState(false)
  const form = useForm({
    name: 'masked-terms', initialValues: { terms: terms.join('\n') }, onValuesChange: () => setSaved(false),
    validate: (draft) => {
      const parsed = maskedTermsSchema.safeParse({ terms: linesOf(draft.terms) })
      return parsed.success ? {} : { terms: parsed.error.issues[0]!.message }
    },
  })
  const { saving, problem, save } = useSave(onSave)
  useLeaveWarning(linesOf(form.values.terms).join('\n') === kept.join('\n') ? undefined : 'What you want masked is not saved.')
  const keep = async (draft: { readonly terms: string }) => {
    const result = await save({ terms: linesOf(draft.terms), basedOn })
    setSaved(result?.ok === true)
    if (!result?.ok) return
    setKept(linesOf(draft.terms))
    setBasedOn(result.value.version)
  }
  const submit = form.onSubmit(keep)
  const add = (words: string) => {
    form.setFieldValue('terms', [...linesOf(form.getValues().terms), words].join('\n'))
    submit()
  }
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <Textarea
        label="Masked in this article besides" description="One name or passage in each line, such as a correspondent’s name or a programme of the outlet."
        autosize minRows={3} maxRows={12} {...form.getInputProps('terms')}
      />
      {near.length > 0 && <NearMentions near={near} busy={saving} onMask={add} />}
      {problem && <ProblemNote what={problem.message} kept="What you wrote is still here." next="Mend it, or try again." />}
      <div className={classes.actions}>
        <Button type="submit" variant="default" loading={saving}>Save and show</Button>
        <span role="status">{saved && 'Saved ✓'}</span>
      </div>
    </form>
  )
}
