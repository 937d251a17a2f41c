'use client'
import { inQuotes } from '@/core/text/inner-quotes'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { tooLong } from '@/components/form/too-long'
import { useSave } from '@/components/form/use-save'
import { ProblemNote } from '@/components/page/ProblemNote'
import type { Codebook } from '@/core/codebook/codebook'
import type { Result } from '@/core/result'
import { CodebookPassage } from './CodebookPassage'
import type { Proposed, Settling } from './proposed'
import { TagBadge } from './TagBadge'
import classes from './ProposalList.module.css'

interface Props {
  readonly proposal: Proposed
  readonly codebook: Pick<Codebook, 'groups' | 'tags'>
  readonly onSettle: (settling: Settling) => Promise<Result<unknown>>
  readonly onReload: () => void
}

/** A proposal that waits: which of its passages, what stands in that place now, and what to make of it. */
export const ProposalForm = ({ proposal: { as, passages, reason }, codebook, onSettle, onReload }: Props) => {
  const [chosen, setChosen] = useState(0)
  const [note, setNote] = useState(reason)
  const [why, setWhy] = useState('')
  const [missing, setMissing] = useState<string>()
  const { saving, problem, save } = useSave(onSettle)
  const passage = passages[chosen]
  const tag = codebook.tags.find(({ key }) => key === passage?.tag)
  const tagName = (key: string) => codebook.tags.find((one) => one.key === key)?.name ?? key
  const name = as === 'example' ? 'Example' : 'Near miss'
  const setAside = () => {
    setMissing(why.trim() === '' ? 'Say why: whoever proposed it will want to know.' : undefined)
    if (why.trim() !== '' && !tooLong(why, 2000)) void save({ kind: 'setAside', reason: why.trim() })
  }
  return (
    <form className={classes.form} onSubmit={(event) => { event.preventDefault(); if (passage && !tooLong(note, 2000)) void save({ kind: 'taken', passage: passage.number, note }) }}>
      {passage && tag ? (
        <>
          <p className={classes.tag}><TagBadge codebook={codebook} tag={tag} /> {tag.name}</p>
          <CodebookPassage codebook={codebook} tag={tag} name={name} passage={{ quote: passage.quote }} marked={as === 'example'} />
          {tag[as] && <p className={classes.now}>In its place now: <q dir="auto">{tag[as].quote}</q></p>}
        </>
      ) : <p className={classes.now}>The codebook has none of the tags of this case any more.</p>}
      {passages.length > 1 && (
        <NativeSelect label="Passage" size="xs" value={String(chosen)} onChange={(event) => setChosen(Number(event.currentTarget.value))}>
          {passages.map((each, index) => <option key={each.number} value={index}>{`${tagName(each.tag)}: ${inQuotes(each.quote)}`}</option>)}
        </NativeSelect>
      )}
      <TextInput label="Note" description="Stands under the passage in the codebook." size="xs" value={note} error={tooLong(note, 2000)} onChange={(event) => setNote(event.currentTarget.value)} />
      <p className={classes.buttons}>
        <Button type="submit" size="compact-sm" disabled={!passage || !tag} loading={saving}>Take into the next version</Button>
      </p>
      <TextInput
        label="Or set it aside: why?" size="xs" value={why} error={tooLong(why, 2000) ?? missing}
        onChange={(event) => { setWhy(event.currentTarget.value); setMissing(undefined) }}
        onKeyDown={(event) => {
          // Enter here says why it is set aside, and takes nothing.
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          setAside()
        }}
      />
      {problem && <ProblemNote what={problem.message} kept="What you wrote is still here." action={problem.code === 'conflict' && <Button variant="default" size="compact-sm" onClick={onReload}>Look again</Button>} />}
      <p className={classes.buttons}>
        <Button size="compact-sm" variant="default" disabled={saving} onClick={setAside}>Set aside</Button>
      </p>
    </form>
  )
}
