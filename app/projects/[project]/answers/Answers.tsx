'use client'
import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'
import { v7 as uuid } from 'uuid'
import { send } from '@/client/api'
import { AnswerList } from '@/components/answer-review/AnswerList'
import { type Result, ok } from '@/core/result'

type Given = Pick<ComponentProps<typeof AnswerList>, 'articles' | 'filters' | 'questions'>

/** What the server answers for a part of the articles. */
interface Part {
  readonly questions: number
  readonly next: string | null
}

/** The answers under review, and where they are decided; work on many articles is asked for part by part. */
export function Answers({ project, next, ...list }: Given & { readonly project: string; readonly next: string | null }) {
  const router = useRouter()
  const base = `/projects/${project}`
  const hrefFor = ({ state, question }: Given['filters'], after?: string) => {
    const query = new URLSearchParams({ ...(state === 'waiting' ? {} : { state: state ?? 'all' }), ...(question === null ? {} : { question }), ...(after === undefined ? {} : { after }) })
    return `${base}/answers${query.size > 0 ? `?${query}` : ''}`
  }
  const refreshed = <Value,>(result: Result<Value>): Result<Value> => {
    if (result.ok) router.refresh()
    return result
  }
  const throughout = async (work: (after: string | null) => Promise<Result<Part>>): Promise<Result<number>> => {
    let questions = 0
    for (let after: string | null = null; ; ) {
      const part: Result<Part> = await work(after)
      if (!part.ok) return part
      questions += part.value.questions
      after = part.value.next
      if (after === null) return ok(questions)
    }
  }
  return (
    <AnswerList
      {...list}
      listHref={`${base}/review`}
      nextHref={next === null ? null : hrefFor(list.filters, next)}
      hrefFor={hrefFor}
      onGo={(href) => router.push(href)}
      onReload={() => router.refresh()}
      onDecide={async ({ article }, { question, positions, state }, verdict) =>
        refreshed(await send('POST', `${base}/answers/${article.id}/decisions`, {
          id: uuid(), question: question.key, ...verdict, judged: positions.map(({ assignmentId, version }) => ({ assignmentId, version })), replaces: state.decision?.id ?? null,
        }))}
      onWithdraw={async ({ article }, decisionId) => refreshed(await send('POST', `${base}/answers/${article.id}/decisions/${decisionId}/withdrawal`, { id: uuid(), reason: '' }))}
      onPreviewRule={(k) => throughout((after) => send<Part>('POST', `${base}/answers/rules/preview`, { k, after }))}
      onApplyRule={async (k) => {
        const id = uuid()
        const done = refreshed(await throughout((after) => send<Part>('POST', `${base}/answers/rules`, { id, k, after })))
        return done.ok ? ok({ id, questions: done.value }) : done
      }}
      onWithdrawRule={async (id) => {
        const done = refreshed(await send<Part>('POST', `${base}/answers/rules/${id}/withdrawal`, {}))
        return done.ok ? ok(done.value.questions) : done
      }}
    />
  )
}
