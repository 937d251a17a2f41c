'use client'
import { innerQuotes } from '@/core/text/inner-quotes'
import { NativeSelect } from '@mantine/core'
import type { Codebook } from '@/core/codebook/codebook'
import { clausesOf } from '@/core/codebook/clauses'
import type { Proposal } from '@/core/decision/decision'
import type { Lane } from '@/core/disagreement/case'
import { chosenBy, type Draft, drawnBy, toggleSpan } from '@/core/review/draft'
import type { ReviewAction } from '@/core/review/keys'
import type { OffsetTable } from '@/core/text/offset-table'
import { Key } from './Key'
import type { useVerdict } from './use-verdict'
import classes from './VerdictExtra.module.css'

interface Props {
  readonly lanes: readonly Lane[]
  readonly draft: Draft
  readonly verdict: ReturnType<typeof useVerdict>
  readonly table: OffsetTable
  readonly codebook: Pick<Codebook, 'tags'>
  readonly act: (action: ReviewAction) => void
}

const edges: readonly (readonly [name: string, key: string, action: ReviewAction])[] = [
  ['Begin a word earlier', '[', { kind: 'edge', edge: 'start', step: -1 }],
  ['Begin a word later', ']', { kind: 'edge', edge: 'start', step: 1 }],
  ['End a word earlier', ',', { kind: 'edge', edge: 'end', step: -1 }],
  ['End a word later', '.', { kind: 'edge', edge: 'end', step: 1 }],
]

/** What a verdict draws anew, with the tag and the edges where those are chosen; and for every verdict the clause, and whether it is proposed for the codebook. */
export const VerdictExtra = ({ lanes, draft, verdict, table, codebook, act }: Props) => {
  const drawn = drawnBy(draft, lanes, table)
  const given = new Set(lanes.flatMap((lane) => lane.annotations.map(({ tag }) => tag)))
  const nameOf = (key: string) => codebook.tags.find((tag) => tag.key === key)?.name ?? key
  const choosesTag = draft.verdict === 'retag' || draft.verdict === 'redraw'
  const spans = draft.verdict === 'reject' ? draft.lanes.flatMap((lane) => lanes[lane]!.annotations.map((annotation) => ({ annotation, annotator: lanes[lane]!.annotator }))) : []
  const chosen = new Set(chosenBy(draft, lanes))
  const { missing } = verdict
  return (
    <div className={classes.extra}>
      {(spans.length > draft.lanes.length || draft.spans) && (
        <div role="group" aria-label="Passages to reject" className={classes.choices}>
          {spans.map(({ annotation, annotator }) => (
            <button key={annotation.id} type="button" className={classes.edge} aria-pressed={chosen.has(annotation.id)} onClick={() => verdict.revise(toggleSpan(draft, lanes, annotation.id))}>
              {annotator}: {nameOf(annotation.tag)} <q dir="auto" className={classes.span}>{innerQuotes(annotation.quotes.join(' … '))}</q>
            </button>
          ))}
        </div>
      )}
      {drawn?.map((passage) => (
        <p key={passage.tag + passage.quotes.join(' … ')} className={classes.drawn}>{nameOf(passage.tag)}: <q dir="auto">{innerQuotes(passage.quotes.join(' … '))}</q></p>
      ))}
      {missing?.field === 'drawn' && <p role="alert" className={classes.missing}>{missing.words}</p>}
      <div className={classes.choices}>
        {choosesTag && (
          <NativeSelect
            size="xs" aria-label="Tag that stands there" value={draft.tag ?? ''} error={missing?.field === 'tag' && missing.words}
            onChange={(event) => verdict.revise({ ...draft, tag: event.currentTarget.value })}
            onKeyDown={(event) => {
              // The tag is chosen: on to the reasons, which are taken with a digit.
              if (event.key === 'Escape') act({ kind: 'cancel' })
              if (event.key === 'Enter') event.currentTarget.closest<HTMLElement>('[role="group"][aria-label="Reason"]')?.focus()
            }}
          >
            {draft.tag === undefined && <option value="">Which tag?</option>}
            {codebook.tags.map((tag) => <option key={tag.key} value={tag.key}>{tag.name}</option>)}
          </NativeSelect>
        )}
        {draft.verdict === 'redraw' && (
          <span role="group" aria-label="Edges" className={classes.edges}>
            {edges.map(([name, key, action]) => <button key={key} type="button" className={classes.edge} aria-keyshortcuts={key} onClick={() => act(action)}>{name} <Key>{key}</Key></button>)}
          </span>
        )}
        <NativeSelect size="xs" aria-label="Clause" value={verdict.clause} onChange={(event) => verdict.chooseClause(event.currentTarget.value)}>
          <option value="">No clause</option>
          {clausesOf(codebook.tags.filter(({ key }) => given.has(key) || key === draft.tag)).map(({ key, name }) => <option key={key} value={key}>{name}</option>)}
        </NativeSelect>
        {draft.verdict !== 'ask' && (
          <NativeSelect size="xs" aria-label="For the next codebook" value={verdict.proposal ?? ''} onChange={(event) => verdict.propose((event.currentTarget.value || null) as Proposal | null)}>
            <option value="">Not for the codebook</option>
            <option value="example">Propose as an example</option>
            <option value="nearMiss">Propose as a near miss</option>
          </NativeSelect>
        )}
      </div>
    </div>
  )
}
