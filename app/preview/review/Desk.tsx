'use client'
import { useRouter, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { Shell } from '@/components/page/Shell'
import { ArticleLanes } from '@/components/review/ArticleLanes'
import { CaseView } from '@/components/review/CaseView'
import { ReviewList } from '@/components/review/ReviewList'
import type { Codebook } from '@/core/codebook/codebook'
import { caseStates } from '@/core/decision/case-state'
import type { Decision } from '@/core/decision/decision'
import { annotationsOf } from '@/core/disagreement/case'
import { findCases } from '@/core/disagreement/find-cases'
import { fail, ok } from '@/core/result'
import { caseLine } from '@/core/review/case-line'
import { countCases, matches, readFilters, writeFilters } from '@/core/review/filters'
import { offsetTable } from '@/core/text/offset-table'
import type { Given } from './data'

const base = '/preview/review'

export const Desk = ({ given, codebook }: { given: Given[]; codebook: Codebook }) => {
  const router = useRouter()
  const query = useSearchParams()
  const [decisions, setDecisions] = useState<Decision[]>([])
  const [just, setJust] = useState<{ id: string; words: string }>()
  const parameters = Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name)]))
  const filters = readFilters(parameters)
  const demo = query.get('demo')
  const reviews = given.map((article) => {
    const cases = findCases(article.layers)
    let made = decisions
    if (demo === 'decided' || demo === 'changed') made = [...decisions, ...cases.filter((_, i) => i % 2 === 0).map((one): Decision => ({ id: `d-${one.key}`, verdict: 'accept', judged: annotationsOf(one).map((each, i) => ({ id: each.id, version: demo === 'changed' && i === 0 ? 2 : 1 })), chosen: one.lanes[0]!.annotations.map((each) => each.id), reason: 'Fits the definition', decidedBy: { id: 'x', name: 'Robin Vale' }, decidedAt: '2026-11-20T14:02:11.000Z', replaces: null, withdrawn: false }))]
    return { article, cases, states: caseStates(cases, made), table: offsetTable(article.text) }
  })
  const all = reviews.flatMap(({ article, cases, states, table }) => cases.map((one) => caseLine(article.id, one, states.get(one.key)!, table)))
  const lines = demo === 'empty' ? [] : all.filter((line) => matches(filters, line))
  const articles = given.map(({ id, title, outlet }) => ({ id, title, outlet, href: `${base}?view=lanes&of=${id}` }))
  const more = (extra: string) => `${base}${writeFilters(filters) || '?'}&${extra}${demo ? `&demo=${demo}` : ''}`
  const caseHref = (line: { key: string }) => more(`view=case&of=${line.key}`)
  const view = query.get('view')
  const found = reviews.flatMap((review) => review.cases.filter((one) => one.key === query.get('of')).map((one) => ({ ...review, one })))[0]
  const inner = () => {
    if (view === 'case' && found) {
      const article = articles.find(({ id }) => id === found.article.id)!
      return (
        <CaseView
          article={article} text={found.article.text} blocks={found.article.blocks} one={found.one} state={found.states.get(found.one.key)!} codebook={codebook}
          lines={lines} listHref={more('')} caseHref={caseHref}
          permission={demo === 'party' ? { allowed: false, reason: 'You annotated this article, so somebody else decides its cases.' } : { allowed: true }}
          justDecided={just && { words: just.words, onUndo: async () => { setDecisions(decisions.filter(({ id }) => id !== just.id)); setJust(undefined); return ok(undefined) } }}
          onDecide={async (verdict) => {
            await new Promise((done) => setTimeout(done, 150))
            const decision: Decision = { ...verdict, id: `n-${decisions.length}`, judged: annotationsOf(found.one).map(({ id, version }) => ({ id, version })), decidedBy: { id: 'me', name: 'Mira Okafor' }, decidedAt: new Date().toISOString(), withdrawn: false }
            if (demo === 'conflict' && verdict.replaces !== 'other') return fail('conflict', 'Somebody else has decided this case in the meantime.', { details: { current: { ...decision, id: 'other', verdict: 'nothingHere', chosen: [], reason: 'A plain report without framing', decidedBy: { id: 'x', name: 'Robin Vale' } } } })
            if (demo === 'failing') return fail('unavailable', 'The database does not answer just now. Try again in a moment.')
            setDecisions([...decisions, decision])
            setJust({ id: decision.id, words: 'Decided the case before.' })
            return ok(decision)
          }}
          onWithdraw={async (decision) => { setDecisions(decisions.filter(({ id }) => id !== decision.id)); return ok(undefined) }}
          onGo={(href) => router.push(href)} onReload={() => router.refresh()}
        />
      )
    }
    if (view === 'lanes') {
      const review = reviews.find(({ article }) => article.id === query.get('of'))!
      return <ArticleLanes article={articles.find(({ id }) => id === review.article.id)!} text={review.article.text} blocks={review.article.blocks} cases={review.cases} lines={all.filter((line) => line.articleId === review.article.id)} codebook={codebook} listHref={more('')} caseHref={caseHref} />
    }
    return <ReviewList lines={lines} counts={countCases(demo === 'empty' ? [] : all, filters)} filters={filters} articles={articles} codebook={codebook} submitted={demo === 'empty' ? 0 : 9} caseHref={caseHref} hrefFor={(next) => `${base}${writeFilters(next)}`} onGo={(href) => router.push(href)} />
  }
  return (
    <Shell entries={[{ key: 'work', href: '/a' }, { key: 'review', href: base }, { key: 'articles', href: '/b' }]} projects={[{ id: 'p', name: 'First project', href: '/p' }]} projectId="p" person={{ name: 'Mira Okafor', email: 'mira@example.org' }} accountHref="/account" onSignOut={() => undefined} width="wide">
      {inner()}
    </Shell>
  )
}
