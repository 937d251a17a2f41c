'use client'
import { Autocomplete, Button, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { ReactNode } from 'react'
import type { ImportedArticle } from '@/core/import/import-article'
import { unknownChoice } from '@/core/outlet/outlet-draft'
import { isPartialDate, writeDate } from '@/core/partial-date'
import { ChoiceField } from '@/components/form/ChoiceField'
import { shownDetails, type DetailsDraft, type Guessable } from './details'
import classes from './ImportDesk.module.css'

/** An outlet to choose from. */
export interface OutletChoice {
  readonly id: string
  readonly name: string
}

interface Props {
  readonly form: UseFormReturnType<DetailsDraft>
  readonly guess: ImportedArticle | undefined
  readonly outlets: readonly OutletChoice[]
  /** Titles of the stories that there are. */
  readonly stories: readonly string[]
  readonly onNewOutlet: () => void
}

/** What is known of an article. What the importer guessed is marked as a guess until somebody has written it. */
export const ImportDetails = ({ form, guess, outlets, stories, onNewOutlet }: Props) => {
  const shown = shownDetails(form.values, guess)
  const outletChoices = [{ value: unknownChoice, label: 'unknown' }, ...outlets.map(({ id, name }) => ({ value: id, label: name }))]

  const guessed = (field: Guessable, more?: ReactNode) => {
    const proposal = guess?.[field] ?? null
    const written = form.values[field]
    return {
      ...form.getInputProps(field),
      value: shown[field],
      placeholder: 'unknown',
      description:
        written === undefined && proposal !== null ? (
          <>
            <em>A guess from the text.</em> {more}
          </>
        ) : written !== undefined && proposal !== null && written !== proposal ? (
          <>
            {more}{' '}
            <button type="button" className={classes.proposal} onClick={() => form.setFieldValue(field, undefined)}>
              Use the guess “{proposal}”
            </button>
          </>
        ) : (
          more
        ),
    }
  }

  return (
    <div className={classes.fields}>
      <TextInput label="Title" {...guessed('title')} placeholder="untitled" />
      <TextInput label="Byline" {...guessed('byline')} />
      <TextInput label="Published" {...guessed('publishedAt', isPartialDate(shown.publishedAt) ? `${writeDate(shown.publishedAt)}.` : 'As far as it is known: 2020, 2020-10 or 2020-10-26.')} />
      <TextInput label="Address" type="url" {...guessed('url')} />
      <ChoiceField label="Originator" description="Who wrote it." data={outletChoices} {...form.getInputProps('originatorId')} />
      <ChoiceField label="Publisher" description="Where it was published." data={outletChoices} {...form.getInputProps('publisherId')} />
      <div>
        <Button size="compact-sm" variant="subtle" onClick={onNewOutlet}>
          New outlet…
        </Button>
      </div>
      <Autocomplete label="Story" description="What the articles of other outlets tell as well." data={[...stories]} {...form.getInputProps('storyTitle')} />
      <Textarea label="Provenance" description="Where this text came from, and what happened to it on the way." autosize minRows={2} maxRows={10} {...form.getInputProps('provenance')} />
      <TextInput label="Short name for addresses" required withAsterisk={false} {...form.getInputProps('slug')} value={shown.slug} />
    </div>
  )
}
