'use client'
import { Button, Select, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Link } from '@/components/page/Link'
import { many } from '@/core/counted'
import type { ImportSettings } from '@/core/import-job/settings'
import { type ImportColumn, type MappedField, mappedFields } from '@/core/import-job/mapping'
import type { ImportMatch } from '@/core/import-job/state'
import classes from './ColumnMapping.module.css'

interface Props {
  readonly columns: readonly ImportColumn[]
  readonly settings: ImportSettings
  readonly remembered: boolean
  /** Words of the file that name outlets. */
  readonly matches: readonly ImportMatch[]
  readonly outlets: readonly { readonly id: string; readonly name: string }[]
  readonly outletsHref: string
  /** Whether what is the same for all of a file without columns stands open. */
  readonly unfolded: boolean
  readonly busy: boolean
  readonly onChange: (settings: ImportSettings) => void
  /** Told as soon as something stands here by which nothing was read yet, and when that is over. */
  readonly onDraft: (changed: boolean) => void
}

const fieldNames: Readonly<Record<MappedField, string>> = {
  text: 'Text', title: 'Title', byline: 'Byline', date: 'Date', outlet: 'Outlet', address: 'Address', story: 'Story', name: 'Name in the source',
}

const none = '\u0000'

/** Fields beside each other are on one line, whether they are explained or not. */
const below: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

/** Which column is what, with what stands in it, and what is the same for all of the file. Nothing is guessed that is not shown. */
export const ColumnMapping = ({ columns, settings, remembered, matches, outlets, outletsHref, unfolded, busy, onChange, onDraft }: Props) => {
  const [draft, write] = useState(settings)
  const setDraft = (next: ImportSettings) => {
    write(next)
    onDraft(JSON.stringify(next) !== JSON.stringify(settings))
  }
  const changed = JSON.stringify(draft) !== JSON.stringify(settings)
  const ways = [{ value: none, label: 'not in the file' }, ...columns.map(({ name }) => ({ value: name, label: name }))]
  const outletWays = [{ value: none, label: 'no outlet of the project' }, ...outlets.map(({ id, name }) => ({ value: id, label: name }))]
  const outletOf = ({ words, id }: ImportMatch) => {
    const said = draft.outlets.find((one) => one.words === words)
    return said ? said.id : id
  }
  return (
    <section aria-labelledby="import-columns" className={classes.mapping}>
      <h2 id="import-columns">{columns.length > 0 ? 'What stands where' : 'What is said of the file'}</h2>
      {columns.length > 0 && (
        <>
          <p className={classes.soft}>{remembered ? 'As the last file with these columns was read.' : 'Proposed by the names of the columns. What is not in the file stays unknown.'}</p>
          <div className={classes.fields}>
            {mappedFields.map((field) => {
              const column = columns.find(({ name }) => name === draft.mapping[field])
              return (
                <div key={field} className={classes.field}>
                  <Select
                    label={fieldNames[field]} data={ways} value={draft.mapping[field] ?? none} allowDeselect={false} searchable={columns.length > 12}
                    error={field === 'text' && draft.mapping.text === null ? 'Without a text there is no article.' : undefined}
                    onChange={(name) => setDraft({ ...draft, mapping: { ...draft.mapping, [field]: name === none ? null : name } })}
                  />
                  {field === 'title' && column && <p className={classes.examples}>Stands above the article. Only the words of its text can be marked.</p>}
                  {column && <p className={classes.examples}>{column.examples.map((example) => `“${example}”`).join(', ') || 'empty in the first rows'}</p>}
                </div>
              )
            })}
          </div>
        </>
      )}
      {matches.length > 0 && (
        <details className={classes.more} open={matches.some(({ id }) => id === null)}>
          <summary>{many(matches.length, 'outlet')} named in the file</summary>
          <p className={classes.soft}>What is no outlet of the project stays unknown, and the article says what the file called it. One that is missing here is added under <Link href={outletsHref}>Outlets</Link>, and then chosen here.</p>
          <div className={classes.fields}>
            {matches.map((match) => (
              <Select
                key={match.words} label={match.words} description={`on ${many(match.count, 'article')}${match.by && match.by !== 'choice' ? `; known by its ${match.by}` : ''}`}
                data={outletWays} value={outletOf(match) ?? none} allowDeselect={false} searchable
                onChange={(id) => setDraft({ ...draft, outlets: [...draft.outlets.filter((one) => one.words !== match.words), { words: match.words, id: id === none ? null : String(id) }] })}
              />
            ))}
          </div>
        </details>
      )}
      <details className={classes.more} open={columns.length === 0 && unfolded}>
        <summary>The same for all of the file</summary>
        <div className={classes.fields}>
          <Select label="Publisher of what names none" data={outletWays} value={draft.publisherId ?? none} allowDeselect={false} searchable onChange={(id) => setDraft({ ...draft, publisherId: id === none ? null : String(id) })} />
          <TextInput label="Story of what names none" value={draft.storyTitle ?? ''} onChange={(event) => setDraft({ ...draft, storyTitle: event.currentTarget.value.trim() === '' ? null : event.currentTarget.value })} />
          <Textarea label="Where the file came from" description="Stands with each article as its provenance." inputWrapperOrder={below} autosize minRows={1} value={draft.provenance} onChange={(event) => setDraft({ ...draft, provenance: event.currentTarget.value })} />
          <Select
            label="Encoding" description="Only of texts that are not UTF-8." inputWrapperOrder={below} data={encodings} value={draft.encoding ?? none} allowDeselect={false}
            onChange={(encoding) => setDraft({ ...draft, encoding: encoding === none ? null : (encoding as ImportSettings['encoding']) })}
          />
        </div>
      </details>
      {changed && (
        <div className={classes.save}>
          <Button loading={busy} disabled={columns.length > 0 && draft.mapping.text === null} onClick={() => onChange(draft)}>Look again with these</Button>
          <Button variant="subtle" onClick={() => setDraft(settings)}>Undo</Button>
        </div>
      )}
    </section>
  )
}

const encodings = [
  { value: none, label: 'UTF-8, or as the file says' }, { value: 'windows-1252', label: 'Windows-1252, Western Europe' }, { value: 'windows-1251', label: 'Windows-1251, Cyrillic' },
  { value: 'iso-8859-2', label: 'ISO 8859-2, Central Europe' }, { value: 'koi8-r', label: 'KOI8-R, Russian' },
]
