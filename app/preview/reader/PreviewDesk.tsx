'use client'
import { useState } from 'react'
import { openOutbox } from '@/client/outbox'
import { ReadingDesk, type ReadingDeskProps } from '@/components/article/ReadingDesk'
import type { Annotation } from '@/core/annotation/annotation'
import { ok } from '@/core/result'
import type { SendOutcome, Write } from '@/core/saving/write'

type Props = Pick<ReadingDeskProps, 'article' | 'codebook' | 'annotations'> & { mode: string }

export const PreviewDesk = ({ article, codebook, annotations, mode }: Props) => {
  const [outbox] = useState(() => {
    const rows = new Map(annotations.map((one) => [one.id, one]))
    let calls = 0
    const send = async (write: Write): Promise<SendOutcome> => {
      calls++
      await new Promise((done) => setTimeout(done, 250))
      if (mode === 'down') return { kind: 'unreachable' }
      if (mode === 'signedOut') return { kind: 'signedOut' }
      if (mode === 'refused') return { kind: 'refused', problem: { code: 'refused', message: 'The assignment is locked.' } }
      const row = rows.get(write.id)
      if (mode === 'conflict' && row && calls === 1) {
        const theirs = { ...row, version: row.version + 1, note: 'Changed in the other tab' }
        rows.set(write.id, theirs)
      }
      const now = rows.get(write.id)
      if ((now?.version ?? 0) !== write.basedOn && now) return { kind: 'conflict', current: now }
      const content = write.kind === 'put' ? write : now!
      const next: Annotation = {
        id: write.id, assignmentId: 'preview', version: write.basedOn + 1, deleted: write.kind === 'delete', changedAt: new Date().toISOString(),
        tag: content.tag, extent: content.extent, quotes: content.quotes, note: content.note, attributes: content.attributes,
      }
      rows.set(write.id, next)
      return { kind: 'stored', annotation: next }
    }
    return openOutbox({ user: 'preview', assignment: `${article.id}-${mode}`, send })
  })
  const submitted = mode === 'submitted'
  return (
    <ReadingDesk
      article={article}
      codebook={codebook}
      annotations={annotations}
      header={<p style={{ color: 'var(--ink-soft)' }}>The Moscow Times · publisher · 26 October 2020</p>}
      sidePanel={<><h2>Codebook</h2>{codebook.tags.map((tag) => <p key={tag.key}><b>{tag.name}.</b> {tag.definition}</p>)}</>}
      assignment={mode === 'reader' ? null : { id: 'preview', status: submitted ? 'submitted' : 'inProgress', submittedAt: '2026-05-03T10:00:00Z' }}
      outbox={submitted || mode === 'reader' ? null : outbox}
      others={submitted || mode === 'reader' ? [{ assignmentId: 'other', annotator: 'B', annotations: annotations.slice(0, 3) }] : []}
      onSubmit={async () => ok(null)}
    />
  )
}
