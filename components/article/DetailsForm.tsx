'use client'
import { Autocomplete, Button, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMemo, useRef, useState } from 'react'
import { detailsBody, detailsDraft, differing, mergedDraft, type DetailsDraft, type DetailsField, type KnownDetails } from '@/core/article/details-draft'
import { languageName, languages } from '@/core/outlet/code-name'
import { unknownChoice } from '@/core/outlet/outlet-draft'
import { isPartialDate, writeDate } from '@/core/partial-date'
import { articleDetailsSchema, type ArticleDetailsRequest } from '@/core/request/article-details'
import type { Problem, Result } from '@/core/result'
import { ChoiceField } from '@/components/form/ChoiceField'
import { focusFirstError } from '@/components/form/focus-first-error'
import { showFieldProblem } from '@/components/form/show-field-problem'
import { useLeaveWarning } from '@/components/form/use-leave-warning'
import { useSave } from '@/components/form/use-save'
import { validateAs } from '@/components/form/validate-as'
import { codeChoices } from '@/components/outlet/code-choices'
import { Link } from '@/components/page/Link'
import { ProblemNote } from '@/components/page/ProblemNote'
import classes from './DetailsForm.module.css'

/** What is known, and which state of it this is. */
export interface DetailsShown extends KnownDetails {
  readonly version: number
  /** Annotators who do not see the outlet yet. */
  readonly hiddenFrom: number
}

/** The same after a correction, with what stays masked that would have been uncovered by it. */
export interface DetailsSaved extends DetailsShown {
  readonly stillMasked: readonly string[]
}

/** An outlet to choose from. */
export interface OutletChoice {
  readonly id: string
  readonly name: string
}

interface Props {
  readonly details: DetailsShown
  readonly outlets: readonly OutletChoice[]
  /** Titles of the stories that there are. */
  readonly stories: readonly string[]
  readonly articleHref: string
  readonly masksHref: string
  readonly onSave: (request: ArticleDetailsRequest) => Promise<Result<DetailsSaved>>
}

const labels: Readonly<Record<DetailsField, string>> = {
  title: 'Title', byline: 'Byline', publishedAt: 'Published', url: 'Address', originatorId: 'Originator', publisherId: 'Publisher', storyTitle: 'Story', language: 'Language', provenance: 'Provenance',
}

/** What is known of an article, to be corrected. Of two leads at once the second is told what the first has saved, and loses nothing. */
export const DetailsForm = ({ details, outlets, stories, articleHref, masksHref, onSave }: Props) => {
  const [base, setBase] = useState<DetailsShown>(details)
  const [saved, setSaved] = useState<DetailsSaved>()
  const button = useRef<HTMLButtonElement>(null)
  const form = useForm<DetailsDraft>({
    name: 'details', initialValues: detailsDraft(details), onValuesChange: () => setSaved(undefined), validate: validateAs(articleDetailsSchema, (draft: DetailsDraft) => detailsBody(draft, 1)),
  })
  const { saving, problem, save, forgetProblem } = useSave(onSave)
  const theirs = currentOf(problem)
  useLeaveWarning(differing(form.values, detailsDraft(base)).length > 0 ? 'What you corrected is not saved.' : undefined)

  const submit = form.onSubmit(
    async (draft) => {
      const result = await save(articleDetailsSchema.parse(detailsBody(draft, base.version)))
      if (!result) return
      if (!result.ok) return showFieldProblem(form, result.problem)
      setBase(result.value)
      // What was sent is trimmed. What was written while it was on its way stays.
      form.setValues((now) => mergedDraft({ ...draft, ...now }, draft, detailsDraft(result.value)))
      setSaved(result.value)
    },
    (errors) => focusFirstError(errors, (path) => form.getInputNode(path)),
  )

  const takeOver = (current: DetailsShown) => {
    form.setValues(mergedDraft(form.values, detailsDraft(base), detailsDraft(current)))
    setBase(current)
    forgetProblem()
    button.current?.focus()
  }

  const outletChoices = useMemo(() => [{ value: unknownChoice, label: 'unknown' }, ...outlets.map(({ id, name }) => ({ value: id, label: name }))], [outlets])
  const languageChoices = useMemo(() => codeChoices(languages(), base.language), [base.language])
  const written = form.values.publishedAt.trim()
  const shown = (field: DetailsField, draft: DetailsDraft) =>
    field === 'originatorId' || field === 'publisherId' ? outletChoices.find(({ value }) => value === draft[field])?.label ?? 'another outlet'
      : field === 'language' && draft.language !== unknownChoice ? languageName(draft.language)
      : field === 'publishedAt' && isPartialDate(draft.publishedAt) ? writeDate(draft.publishedAt) : draft[field] || 'unknown'

  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {base.hiddenFrom > 0 && (
        <p className={classes.hidden}>
          {base.hiddenFrom === 1 ? 'One annotator does' : `${base.hiddenFrom} annotators do`} not see the outlet of this article yet. The masks follow what you save, and what is masked now stays masked;
          but whoever has begun to read may notice a mask where there was none. Look at it under <Link href={masksHref}>Masks</Link>.
        </p>
      )}
      <div className={classes.fields}>
        <TextInput label={labels.title} placeholder="untitled" {...form.getInputProps('title')} className={classes.wide} />
        <TextInput label={labels.byline} placeholder="unknown" {...form.getInputProps('byline')} />
        <TextInput label={labels.publishedAt} placeholder="unknown" description={isPartialDate(written) ? `${writeDate(written)}.` : 'As far as it is known: 2020, 2020-10 or 2020-10-26.'} inputWrapperOrder={['label', 'input', 'description', 'error']} {...form.getInputProps('publishedAt')} />
        <ChoiceField label={labels.originatorId} description="Who wrote it." inputWrapperOrder={['label', 'input', 'description', 'error']} data={outletChoices} allowDeselect={false} {...form.getInputProps('originatorId')} />
        <ChoiceField label={labels.publisherId} description="Where it was published." inputWrapperOrder={['label', 'input', 'description', 'error']} data={outletChoices} allowDeselect={false} {...form.getInputProps('publisherId')} />
        <TextInput label={labels.url} type="url" placeholder="unknown" {...form.getInputProps('url')} className={classes.wide} />
        <Autocomplete label={labels.storyTitle} placeholder="none" description="A title that is new makes a new story." inputWrapperOrder={['label', 'input', 'description', 'error']} data={[...stories]} {...form.getInputProps('storyTitle')} />
        <ChoiceField label={labels.language} data={languageChoices} allowDeselect={false} {...form.getInputProps('language')} />
        <Textarea label={labels.provenance} autosize minRows={2} maxRows={10} {...form.getInputProps('provenance')} className={classes.wide} />
      </div>

      {problem && !theirs && <ProblemNote what={problem.message} kept="What you wrote is still here." next="Mend it, or try again." />}
      {problem && theirs && (
        <ProblemNote
          what={problem.message} kept="What you wrote is still here."
          next={theirWords(differing(detailsDraft(base), detailsDraft(theirs)).map((field) => `${labels[field]}: ${shown(field, detailsDraft(theirs))}`))}
          action={<Button variant="default" onClick={() => takeOver(theirs)}>Take over what they changed, keep what I changed</Button>}
        />
      )}
      <div className={classes.actions}>
        <span role="status">{saved && <SavedNote stillMasked={saved.stillMasked} articleHref={articleHref} masksHref={masksHref} />}</span>
        <Button ref={button} type="submit" loading={saving}>Save corrections</Button>
      </div>
    </form>
  )
}

const SavedNote = ({ stillMasked, articleHref, masksHref }: Pick<DetailsSaved, 'stillMasked'> & Pick<Props, 'articleHref' | 'masksHref'>) => (
  <>
    Saved ✓ <Link href={articleHref}>Back to the article</Link>
    {stillMasked.length > 0 && <span className={classes.still}>Still masked: {stillMasked.map((words) => `“${words}”`).join(', ')}. Under <Link href={masksHref}>Masks</Link> you can take off what need not be.</span>}
  </>
)

function theirWords(changes: readonly string[]): string {
  return changes.length === 0 ? 'They changed nothing but what is masked.' : `They saved: ${changes.join('; ')}.`
}

/** What stands now, where somebody else was first. */
function currentOf(problem: Problem | undefined): DetailsShown | undefined {
  return problem?.code === 'conflict' ? (problem.details as { readonly current?: DetailsShown } | undefined)?.current : undefined
}
