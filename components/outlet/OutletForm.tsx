'use client'
import { Autocomplete, Button, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useEffect, useMemo, useState } from 'react'
import { countries, countryName, languages } from '@/core/outlet/code-name'
import type { Outlet } from '@/core/outlet/outlet'
import { outletBody, outletDraft, type OutletDraft, sameDraft } from '@/core/outlet/outlet-draft'
import { proposedKinds, proposedStateRelations } from '@/core/outlet/outlet-kind'
import { outletSchema, type OutletRequest } from '@/core/request/outlet'
import type { Result } from '@/core/result'
import { ChoiceField } from '@/components/form/ChoiceField'
import { focusFirstError } from '@/components/form/focus-first-error'
import { showFieldProblem } from '@/components/form/show-field-problem'
import { useLeaveWarning } from '@/components/form/use-leave-warning'
import { useSave } from '@/components/form/use-save'
import { validateAs } from '@/components/form/validate-as'
import { ProblemNote } from '@/components/page/ProblemNote'
import { codeChoices } from './code-choices'
import { OutletFormFacts } from './OutletFormFacts'
import classes from './OutletForm.module.css'

interface Props {
  /** The outlet to be changed; left out for a new one. */
  readonly outlet?: Outlet
  /** Stores it, and goes on from here when that went well. */
  readonly onSave: (request: OutletRequest) => Promise<Result<unknown>>
  readonly onCancel?: () => void
  /** Told whether something is written that is not stored. */
  readonly onUnsaved?: (unsaved: boolean) => void
}

/** Asks before what was written of an outlet is given up with its form. */
export function mayGiveUpOutlet(): boolean {
  return window.confirm('What you wrote of the outlet is not saved. Give it up?')
}

/** An outlet and the facts on its card. A failed save keeps everything that was written. */
export const OutletForm = ({ outlet, onSave, onCancel, onUnsaved }: Props) => {
  const [stored, setStored] = useState(() => outletDraft(outlet))
  const form = useForm<OutletDraft>({ name: 'outlet', initialValues: stored, validate: validateAs(outletSchema, outletBody) })
  const { saving, problem, save } = useSave(onSave)
  const unsaved = !sameDraft(form.values, stored)
  useLeaveWarning(unsaved ? 'What you wrote of the outlet is not saved.' : undefined)
  useEffect(() => onUnsaved?.(unsaved), [unsaved, onUnsaved])
  const countryChoices = useMemo(() => codeChoices(countries(), outlet?.country, countryName), [outlet?.country])
  const languageChoices = useMemo(() => codeChoices(languages(), outlet?.language), [outlet?.language])

  const submit = form.onSubmit(
    async (draft) => {
      const result = await save(outletSchema.parse(outletBody(draft)))
      if (result?.ok) setStored(draft)
      else if (result) showFieldProblem(form, result.problem)
    },
    (errors) => focusFirstError(errors, (path) => form.getInputNode(path)),
  )

  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <p className={classes.needed}>Name, kind and relation to a state are needed. What is not known of the rest stays unknown.</p>
      <div className={classes.fields}>
        <TextInput label="Name" required withAsterisk={false} {...form.getInputProps('name')} className={classes.wide} />
        <Autocomplete label="Kind" required withAsterisk={false} data={[...proposedKinds]} {...form.getInputProps('kind')} />
        <Autocomplete label="Relation to a state" required withAsterisk={false} data={[...proposedStateRelations]} {...form.getInputProps('stateRelation')} />
        <ChoiceField label="Country" data={countryChoices} {...form.getInputProps('country')} />
        <ChoiceField label="Language" data={languageChoices} {...form.getInputProps('language')} />
      </div>

      <Textarea
        label="Other names" description="One in each line, also abbreviations, domains, and names in other languages and scripts. Where annotators do not see the outlet, they are masked like its name."
        autosize minRows={2} maxRows={10} {...form.getInputProps('aliases')}
      />

      <OutletFormFacts form={form} />

      {problem && <ProblemNote what={problem.message} kept="What you wrote is still here." next="Mend it, or try again." />}
      <div className={classes.actions}>
        {onCancel && (
          <Button variant="default" onClick={() => { if (!unsaved || mayGiveUpOutlet()) onCancel() }}>
            Cancel
          </Button>
        )}
        <Button type="submit" loading={saving}>
          {outlet ? 'Save outlet' : 'Add outlet'}
        </Button>
      </div>
    </form>
  )
}
