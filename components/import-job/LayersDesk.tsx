'use client'
import { Button, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useLeaveWarning } from '@/components/form/use-leave-warning'
import { many } from '@/core/counted'
import { checkMapping } from '@/core/formats/layer-mapping'
import { type LayersChoice, type LayersPreview, openTags } from '@/core/import-job/layers-preview'
import { AnnotatorMapping } from './AnnotatorMapping'
import { FindingList } from './FindingList'
import { TagMapping } from './TagMapping'
import { changedWords, lostChoices } from './words'
import classes from './LayersDesk.module.css'

interface Props {
  readonly preview: LayersPreview
  /** Names of those who can sign in to the project. */
  readonly memberNames: readonly string[]
  readonly busy: boolean
  /** Has everything read again by these choices. */
  readonly onChoose: (choice: LayersChoice) => void
  readonly onApply: () => void
  /** The way out, which says what leaving would lose. */
  readonly giveUp: (changed: boolean) => ReactNode
}

/** Layers of a file before they are stored: whose they are, under which tags, and what does not fit. Choices are kept together and looked at together. */
export const LayersDesk = ({ preview, memberNames, busy, onChoose, onApply, giveUp }: Props) => {
  const [draft, setDraft] = useState(preview.choice)
  const changed = JSON.stringify(draft) !== JSON.stringify(preview.choice)
  useLeaveWarning(changed ? lostChoices : undefined)
  const checked = checkMapping(preview, draft)
  const { articles, layers, annotations } = preview.counts
  const nothing = articles.added + layers.added === 0
  // A layer is stored once: without what has an undecided tag it would say that its annotator marked less than they did.
  const open = openTags(preview, draft.tags).length
  return (
    <div className={classes.desk}>
      {preview.notice && <p role="alert" className={classes.notice}>{preview.notice}</p>}
      {preview.annotators.some(({ name }) => name === preview.choice.annotator) && preview.annotators.length === 1 && (
        <TextInput className={classes.default} label="Whose work it is" description="The format does not say." value={draft.annotator} onChange={(event) => setDraft({ ...draft, annotator: event.currentTarget.value, annotators: [] })} />
      )}
      {preview.annotators.length > 0 && (
        <AnnotatorMapping
          annotators={preview.annotators} choices={draft.annotators} memberNames={memberNames} onChange={(annotators) => setDraft({ ...draft, annotators })}
          problem={checked.ok ? undefined : { field: checked.problem.field, message: checked.problem.message }}
        />
      )}
      {preview.tags.length > 0 && <TagMapping tags={preview.tags} codebook={preview.codebook} choices={draft.tags} onChange={(tags) => setDraft({ ...draft, tags })} />}
      <FindingList findings={preview.findings} inAll={preview.findingsInAll} choice={draft} onChange={(accept) => setDraft({ ...draft, ...accept })} />
      <div className={classes.foot}>
        <p role="status" className={classes.sum}>
          {changed ? changedWords : preview.refusal ?? (open > 0 ? `${many(open, 'tag waits', 'tags wait')} for you: say which it is, or leave it out. ` : '') + `${many(articles.added, 'new article')}, ${many(layers.added, 'new layer')} with ${many(annotations.added, 'passage')}${layers.known > 0 ? `; ${many(layers.known, 'layer is', 'layers are')} there already` : ''}${preview.left.passages + preview.left.layers > 0 ? `; ${many(preview.left.passages, 'passage')} left out by these choices` : ''}.`}
        </p>
        <div className={classes.acts}>
          {changed && <Button variant="subtle" onClick={() => setDraft(preview.choice)}>Undo</Button>}
          {changed || preview.refusal !== null ? (
            <Button loading={busy} disabled={!checked.ok || draft.annotator.trim() === ''} onClick={() => onChoose(draft)}>{changed ? 'Look again with these choices' : 'Look again'}</Button>
          ) : (
            <Button loading={busy} disabled={nothing || open > 0} onClick={onApply}>{layers.added > 0 ? `Bring in ${many(layers.added, 'layer')}` : `Bring in ${many(articles.added, 'article')}`}</Button>
          )}
        </div>
      </div>
      {giveUp(changed)}
    </div>
  )
}
