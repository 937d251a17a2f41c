'use client'
import { useState } from 'react'
import { ok, fail } from '@/core/result'
import { withWanted, cellKey } from '@/core/assignment/assignment-plan'
import { AssignmentTable } from '@/components/assignment/AssignmentTable'
import { PageHeader } from '@/components/page/PageHeader'
import { Frame } from '../Frame'
import { annotators, rows as given, wait } from '../fixtures'

export default function Page() {
  const [rows, setRows] = useState(given)
  return <Frame><PageHeader title="Assignments" explanation="Who reads what, and how far each is." />
    <AssignmentTable rows={rows} annotators={annotators}
      onAssign={async ({ assignments }) => { await wait(400); if (assignments[0]!.articleId.endsWith('84') && assignments.length === 1) return fail('unavailable', 'The server cannot be reached just now.'); setRows((r) => [...withWanted(r, new Map(assignments.map((c) => [cellKey(c.articleId, c.userId), c.assigned])))]); return ok(undefined) }}
      onReopen={async (id) => { await wait(300); setRows(rows.map((r) => ({ ...r, cells: Object.fromEntries(Object.entries(r.cells).map(([u, c]) => [u, c.id === id ? { ...c, state: 'reopened' as const } : c])) }))); return ok(undefined) }} /></Frame>
}
