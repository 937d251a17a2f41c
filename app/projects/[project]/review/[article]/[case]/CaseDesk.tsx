'use client'
import { useRouter } from 'next/navigation'
import { type ComponentProps, useEffect } from 'react'
import { v7 as uuid } from 'uuid'
import { send } from '@/client/api'
import { changeNames, discussCase, keepVerdict } from '@/client/discussion'
import { CaseTalk } from '@/components/discussion/CaseTalk'
import { NamesSwitch } from '@/components/discussion/NamesSwitch'
import { CaseView } from '@/components/review/CaseView'
import { SimilarCases } from '@/components/review/SimilarCases'
import { caseState } from '@/core/decision/case-state'
import type { Decision } from '@/core/decision/decision'
import type { CaseMessage } from '@/core/discussion/case-message'
import { annotationsOf } from '@/core/disagreement/case'
import type { DecisionInput } from '@/core/request/decision'
import type { Result } from '@/core/result'
import { type CaseLine, caseOpening, shortQuote } from '@/core/review/case-line'
import { type ReviewFilters, writeFilters } from '@/core/review/filters'
import { type SweepFilters, sweepQuery } from '@/core/review/sweep'
import { verdictWords } from '@/core/review/verdict-words'
import { offsetTable } from '@/core/text/offset-table'
import { countedWalk, walkDecided, walkTo } from '@/core/review/walk-count'
import { useDrafts, useRemembered } from '../../remembered'

type Given = Omit<
  ComponentProps<typeof CaseView>,
  'listHref' | 'listName' | 'beside' | 'caseHref' | 'justDecided' | 'takenBack' | 'aside' | 'names' | 'onDecide' | 'onWithdraw' | 'onGo' | 'onReload'
>

interface Way {
  readonly project: string
  readonly filters: ReviewFilters
  /** Where the reviewer comes through the sweep: which group of it each case around this one is in. */
  readonly sweep: { readonly place: string; readonly filters: SweepFilters; readonly places: ReadonlyMap<string, string> } | undefined
  readonly similar: Omit<ComponentProps<typeof SimilarCases>, 'caseHref' | 'codebook'>
  /** Everything that was said in the article. */
  readonly messages: readonly CaseMessage[]
  /** Whom the verdict “ask” asks, by their letters. */
  readonly asked: readonly string[]
  readonly names: ReadonlyMap<string, string>
  /** Where a lead has the names shown; undefined for those who may not choose. */
  readonly namesShown: 'article' | 'project' | null | undefined
}

/** One case with what can be done about it. */
export function CaseDesk({ project, filters, sweep, similar, messages, asked, names, namesShown, ...given }: Given & Way) {
  const router = useRouter()
  const [{ decided, takenBack, walked: before }, remember] = useRemembered()
  const drafts = useDrafts()
  const { one, article, walk } = given
  const base = `/projects/${project}/review`
  const plainHref = ({ articleId, key }: Pick<CaseLine, 'articleId' | 'key'>) => `${base}/${articleId}/${key}`
  const queryOf = (key: string) => (sweep ? sweepQuery(sweep.filters, 'sweep', sweep.places.get(key) ?? sweep.place) : writeFilters(filters))
  const api = (slug: string) => `/projects/${project}/reviews/${slug}/decisions`
  const hrefOf = (line: Pick<CaseLine, 'articleId' | 'key'>) => plainHref(line) + queryOf(line.key)
  const walked = walkTo(before, sweep ? sweepQuery(sweep.filters, 'at', '') : writeFilters(filters), one.key, walk)
  useEffect(() => {
    if (walked !== before) remember({ walked })
  })

  const withdraw = (slug: string, decisionId: string) => send<Decision>('POST', `${api(slug)}/${decisionId}/withdrawal`, { id: uuid(), reason: '' })
  /** Shows the page as it is now, when something was said. */
  const afresh = async (said: Promise<Result<unknown>>) => {
    const result = await said
    if (result.ok) router.refresh()
    return result
  }

  return (
    <CaseView
      {...given}
      walk={countedWalk(walk, one.key, walked)}
      names={names}
      aside={
        <>
          <CaseTalk
            key={one.key} one={one} state={given.state} messages={messages} asked={asked} names={names} permission={given.permission}
            draft={drafts.get(one.key)} onDraft={(text) => drafts.set(one.key, text)}
            onSay={(text) => afresh(discussCase(project, article.id, { text, about: annotationsOf(one).map(({ id }) => id) }))}
            onKeep={(objection, text) => afresh(keepVerdict(project, article.id, objection, text))}
          />
          {namesShown !== undefined && <NamesSwitch of="article" shown={namesShown} onChange={(shown) => afresh(changeNames(project, article.id, shown))} />}
        </>
      }
      listHref={sweep ? `/projects/${project}/sweep${sweepQuery(sweep.filters, 'at', sweep.place)}` : `${base}${writeFilters(filters)}`}
      {...(sweep ? { listName: 'Back to the same words' } : {})}
      caseHref={hrefOf}
      beside={<SimilarCases {...similar} codebook={given.codebook} caseHref={plainHref} />}
      takenBack={takenBack?.caseKey === one.key ? takenBack.words : undefined}
      justDecided={decided && {
        words: decided.caseKey === one.key ? `${decided.words}.` : `Before: “${decided.quote}”: ${decided.words}.`,
        onUndo: async () => {
          const undone = await withdraw(decided.article, decided.id)
          if (!undone.ok) return undone
          remember({ decided: undefined, takenBack: { caseKey: decided.caseKey, words: decided.words } })
          if (decided.caseKey === one.key) router.refresh()
          else router.push(decided.href)
          return undone
        },
      }}
      onDecide={async (verdict) => {
        const request: DecisionInput = {
          id: uuid(), verdict: verdict.verdict, chosen: [...verdict.chosen], reason: verdict.reason, replaces: verdict.replaces,
          drawn: verdict.drawn.map(({ tag, extent, quotes }) => ({ tag, extent: [...extent], quotes: [...quotes] })), clause: verdict.clause, proposal: verdict.proposal,
          judged: annotationsOf(one).map(({ id, version }) => ({ id, version })),
        }
        const sent = await send<Decision>('POST', api(article.id), request)
        if (sent.ok) {
          const { kind } = caseState(one, [sent.value])
          const words = verdictWords(sent.value, one)
          const quote = caseOpening(shortQuote(offsetTable(given.text), one.extent))
          remember({ walked: walkDecided(walked, one.key, { state: kind, verdict: kind === 'open' ? null : words }), decided: { id: sent.value.id, article: article.id, words, quote, href: hrefOf({ articleId: article.id, key: one.key }), caseKey: one.key }, takenBack: undefined })
        }
        return sent
      }}
      onWithdraw={async (decision) => {
        const withdrawn = await withdraw(article.id, decision.id)
        if (withdrawn.ok) remember({ decided: undefined, takenBack: { caseKey: one.key, words: verdictWords(decision, one) } })
        return withdrawn
      }}
      onGo={(href) => router.push(href)}
      onReload={() => router.refresh()}
    />
  )
}
