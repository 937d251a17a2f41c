'use client'
import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useSave } from '@/components/form/use-save'
import { ProblemNote } from '@/components/page/ProblemNote'
import type { ProjectSettings } from '@/core/request/project'
import type { Result } from '@/core/result'
import classes from './ProjectForm.module.css'
import { ProjectSettingsFields } from './ProjectSettingsFields'

interface Props {
  readonly settings: ProjectSettings
  readonly onSave: (settings: ProjectSettings) => Promise<Result<unknown>>
}

/** Changes what the lead settles for the project. It counts from the next request of everybody on. */
export const ProjectSettingsForm = ({ settings, onSave }: Props) => {
  const [saved, setSaved] = useState(false)
  const form = useForm<ProjectSettings>({ name: 'project-settings', initialValues: settings, onValuesChange: () => setSaved(false) })
  const { saving, problem, save } = useSave(onSave)
  const submit = form.onSubmit(async (values) => {
    const result = await save(values)
    setSaved(result?.ok === true)
  })
  return (
    <form onSubmit={submit} className={`${classes.form} ${classes.later}`} aria-labelledby="settings">
      <h2 id="settings">Settings</h2>
      <ProjectSettingsFields peersVisible={form.getInputProps('peersVisible')} decideOwnCases={form.getInputProps('decideOwnCases', { type: 'checkbox' })} namesForReviewers={form.getInputProps('namesForReviewers', { type: 'checkbox' })} outletVisibility={form.getInputProps('outletVisibility')} later />
      {problem && <ProblemNote what={problem.message} kept="What you chose is still here." />}
      <div className={classes.actions}>
        <span role="status">{saved && 'Saved ✓'}</span>
        <Button type="submit" variant="default" loading={saving}>
          Save settings
        </Button>
      </div>
    </form>
  )
}
