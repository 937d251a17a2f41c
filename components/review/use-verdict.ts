'use client'
import { useState } from 'react'
import { useSave } from '@/components/form/use-save'
import type { Lane } from '@/core/disagreement/case'
import { decisionInTheWay } from '@/core/review/conflict'
import type { Decision, Proposal } from '@/core/decision/decision'
import { chosenBy, type Draft, drawnBy, type Missing, missingIn } from '@/core/review/draft'
import { writeReason } from '@/core/review/reasons'
import type { VerdictInput } from '@/core/review/verdict-input'
import type { Result } from '@/core/result'
import type { OffsetTable } from '@/core/text/offset-table'

/** Two verdicts on one case: somebody else was first. */
export interface Conflict {
  readonly theirs: Decision
  readonly mine: VerdictInput
}

interface Asked {
  readonly lanes: readonly Lane[]
  /** Of the article's text: for passages drawn anew. */
  readonly table: OffsetTable
  /** The decision in force, as it was read; what is saved replaces it. */
  readonly standing: Decision | undefined
  readonly onDecide: (verdict: VerdictInput) => Promise<Result<unknown>>
  readonly onSaved: (verdict: VerdictInput) => void
}

/** A verdict from the first key to the answer of the server. What was written stays until it is saved or given up. */
export function useVerdict({ lanes, table, standing, onDecide, onSaved }: Asked) {
  const [draft, setDraft] = useState<Draft>()
  const [begun, setBegun] = useState(0)
  const [written, setWritten] = useState('')
  const [clause, setClause] = useState('')
  const [proposal, setProposal] = useState<Proposal | null>(null)
  const [missing, setMissing] = useState<Missing>()
  const [conflict, setConflict] = useState<Conflict>()
  const [first, setFirst] = useState<Draft>()
  /** What was written for a verdict that was given up: there again when the same one is begun. */
  const [givenUp, setGivenUp] = useState<{ readonly draft: Draft; readonly written: string }>()
  const { saving, problem, save, forgetProblem } = useSave(onDecide)

  const start = (next: Draft | undefined) => {
    setDraft(next)
    setMissing(undefined)
    setConflict(undefined)
    forgetProblem()
  }

  /** With it goes what was written for it, so that it never becomes part of another verdict's reason. */
  const end = () => {
    start(undefined)
    setWritten('')
    setClause('')
    setProposal(null)
  }

  const send = async (verdict: VerdictInput) => {
    const result = await save(verdict)
    if (!result) return
    if (result.ok) {
      end()
      setGivenUp(undefined)
      onSaved(verdict)
      return
    }
    const theirs = decisionInTheWay(result.problem)
    setConflict(theirs && { theirs, mine: verdict })
  }

  return {
    draft, begun, written, clause, proposal, missing, conflict, saving,
    /** Gives the verdict up. */
    leave: () => {
      if (first && written.trim() !== '') setGivenUp({ draft: first, written })
      end()
    },
    chooseClause: setClause,
    propose: setProposal,
    /** Of the last save, unless it was a conflict, which is shown in its own way. */
    problem: conflict ? undefined : problem,
    begin: (next: Draft) => {
      start(next)
      setFirst(next)
      if (written === '' && givenUp && JSON.stringify(givenUp.draft) === JSON.stringify(next)) setWritten(givenUp.written)
      setBegun((count) => count + 1)
      // A question is no passage for the codebook.
      if (next.verdict === 'ask') setProposal(null)
    },
    /** Changes the verdict under way, such as by one lane. */
    revise: (next: Draft) => {
      setDraft(next)
      setMissing(undefined)
    },
    write: (reason: string) => {
      setWritten(reason)
      setMissing(undefined)
    },
    /** Saves with what was written, and with a reason of the list where one is given. */
    finish: (listed?: string) => {
      if (!draft) return
      const reason = writeReason(listed, written)
      const drawn = drawnBy(draft, lanes, table)
      const lack = missingIn(draft, reason, drawn)
      setMissing(lack)
      if (!lack && drawn) void send({ verdict: draft.verdict, chosen: chosenBy(draft, lanes), drawn, reason, clause, proposal, replaces: standing?.id ?? null })
    },
    /** After a conflict: puts one's own verdict in the place of the other, which stays in the history. */
    insist: () => {
      if (conflict) void send({ ...conflict.mine, replaces: conflict.theirs.id })
    },
  }
}
