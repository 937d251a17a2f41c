'use client'
import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'
import { v7 as uuid } from 'uuid'
import { send } from '@/client/api'
import { CaseView } from '@/components/review/CaseView'
import { SimilarCases } from '@/components/review/SimilarCases'
import type { Decision } from '@/core/decision/decision'
import { annotationsOf } from '@/core/disagreement/case'
import type { DecisionInput } from '@/core/request/decision'
import type { CaseLine } from '@/core/review/case-line'
import { type ReviewFilters, writeFilters } from '@/core/review/filters'
import { type SweepFilters, sweepQuery } from '@/core/review/sweep'
import { verdictWords } from '@/core/review/verdict-words'
import { useJustDecided } from '../../just-decided'

type Given = Omit<ComponentProps<typeof CaseView>, 'listHref' | 'listName' | 'beside' | 'caseHref' | 'justDecided' | 'onDecide' | 'onWithdraw' | 'onGo' | 'onReload'>

interface Way {
  readonly project: string
  readonly filters: ReviewFilters
  /** Where the reviewer comes through the sweep: which group of it each case around this one is in. */
  readonly sweep: { readonly place: string; readonly filters: SweepFilters; readonly places: ReadonlyMap<string, string> } | undefined
  readonly similar: Omit<ComponentProps<typeof SimilarCases>, 'caseHref' | 'codebook'>
}

/** One case with what can be done about it. */
export function CaseDesk({ project, filters, sweep, similar, ...given }: Given & Way) {
  const router = useRouter()
  const [justDecided, setJustDecided] = useJustDecided()
  const base = `/projects/${project}/review`
  const plainHref = ({ articleId, key }: Pick<CaseLine, 'articleId' | 'key'>) => `${base}/${articleId}/${key}`
  const query = (line: CaseLine) => (sweep ? sweepQuery(sweep.filters, 'sweep', sweep.places.get(line.key) ?? sweep.place) : writeFilters(filters))
  const api = (article: string) => `/projects/${project}/reviews/${article}/decisions`

  const withdraw = async (article: string, decisionId: string) => {
    const withdrawn = await send<Decision>('POST', `${api(article)}/${decisionId}/withdrawal`, { id: uuid(), reason: '' })
    if (withdrawn.ok) setJustDecided(undefined)
    return withdrawn
  }

  return (
    <CaseView
      {...given}
      listHref={sweep ? `/projects/${project}/sweep${sweepQuery(sweep.filters, 'at', sweep.place)}` : `${base}${writeFilters(filters)}`}
      {...(sweep ? { listName: 'Back to the same words' } : {})}
      caseHref={(line) => plainHref(line) + query(line)}
      beside={<SimilarCases {...similar} codebook={given.codebook} caseHref={plainHref} />}
      justDecided={justDecided && {
        words: justDecided.words,
        onUndo: async () => {
          const undone = await withdraw(justDecided.article, justDecided.id)
          router.refresh()
          return undone
        },
      }}
      onDecide={async (verdict) => {
        const request: DecisionInput = {
          id: uuid(), verdict: verdict.verdict, chosen: [...verdict.chosen], reason: verdict.reason, replaces: verdict.replaces,
          drawn: verdict.drawn.map(({ tag, extent, quotes }) => ({ tag, extent: [...extent], quotes: [...quotes] })), clause: verdict.clause, proposal: verdict.proposal,
          judged: annotationsOf(given.one).map(({ id, version }) => ({ id, version })),
        }
        const decided = await send<Decision>('POST', api(given.article.id), request)
        if (decided.ok) setJustDecided({ id: decided.value.id, article: given.article.id, words: verdictWords(decided.value, given.one) })
        return decided
      }}
      onWithdraw={(decision) => withdraw(given.article.id, decision.id)}
      onGo={(href) => router.push(href)}
      onReload={() => router.refresh()}
    />
  )
}
