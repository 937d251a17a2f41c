'use client'
import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { projectSchema, type ProjectRequest } from '@/core/request/project'
import { slugOf } from '@/core/request/slug'
import type { Result } from '@/core/result'
import { focusFirstError } from '@/components/form/focus-first-error'
import { showFieldProblem } from '@/components/form/show-field-problem'
import { useSave } from '@/components/form/use-save'
import { validateAs } from '@/components/form/validate-as'
import { ProblemNote } from '@/components/page/ProblemNote'
import classes from './ProjectForm.module.css'
import { ProjectSettingsFields } from './ProjectSettingsFields'

interface Props {
  /** Makes the project, and goes on from here when that went well. */
  readonly onSave: (request: ProjectRequest) => Promise<Result<unknown>>
  readonly onCancel?: () => void
}

const blank: ProjectRequest = { name: '', key: '', settings: { peersVisible: 'never', decideOwnCases: false, namesForReviewers: false, outletVisibility: 'shown' } }

/** Makes a project. Its key follows the name until somebody writes one. */
export const ProjectForm = ({ onSave, onCancel }: Props) => {
  const form = useForm<ProjectRequest>({ name: 'project', initialValues: blank, validate: validateAs(projectSchema, (values) => values) })
  const { saving, problem, save } = useSave(onSave)

  const rename = (name: string) => {
    const follows = form.values.key === slugOf(form.values.name)
    form.setFieldValue('name', name)
    if (follows) form.setFieldValue('key', slugOf(name))
  }

  const submit = form.onSubmit(
    async (values) => {
      const result = await save(projectSchema.parse(values))
      if (result && !result.ok) showFieldProblem(form, result.problem)
    },
    (errors) => focusFirstError(errors, (path) => form.getInputNode(path)),
  )

  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <TextInput label="Name" required withAsterisk={false} {...form.getInputProps('name')} onChange={(event) => rename(event.currentTarget.value)} />
      <TextInput
        label="Short name for addresses"
        description="Stands in every address of the project, and cannot be changed later."
        required
        withAsterisk={false}
        {...form.getInputProps('key')}
      />
      <ProjectSettingsFields peersVisible={form.getInputProps('settings.peersVisible')} decideOwnCases={form.getInputProps('settings.decideOwnCases', { type: 'checkbox' })} namesForReviewers={form.getInputProps('settings.namesForReviewers', { type: 'checkbox' })} outletVisibility={form.getInputProps('settings.outletVisibility')} />
      {problem && <ProblemNote what={problem.message} kept="What you wrote is still here." next="Mend it, or try again." />}
      <div className={classes.actions}>
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <Button type="submit" loading={saving}>
          Make project
        </Button>
      </div>
    </form>
  )
}
