'use client'
import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'
import { v7 as uuid } from 'uuid'
import { send } from '@/client/api'
import { RuleForm } from '@/components/review/RuleForm'
import type { Rule } from '@/core/decision/rule'
import { type Result, ok } from '@/core/result'
import type { CaseLine } from '@/core/review/case-line'

type Props = Omit<ComponentProps<typeof RuleForm>, 'listHref' | 'reasonsHref' | 'caseHref' | 'onPreview' | 'onApply' | 'onWithdraw'> & { readonly project: string; readonly mayEditReasons: boolean }

/** What the server answers for a part of the articles. */
interface Part {
  readonly cases: number
  readonly articles: number
  readonly lines: readonly CaseLine[]
  readonly next: string | null
}

/** The rules of a project: work on many articles is asked for part by part. */
export function RuleDesk({ project, mayEditReasons, ...form }: Props) {
  const router = useRouter()
  const base = `/projects/${project}/review`

  const throughout = async (ask: (after: string | null) => Promise<Result<Part>>): Promise<Result<Part>> => {
    const whole = { cases: 0, articles: 0, lines: [] as CaseLine[], next: null }
    for (let after: string | null = null; ; ) {
      const part: Result<Part> = await ask(after)
      if (!part.ok) return part
      whole.cases += part.value.cases
      whole.articles += part.value.articles
      whole.lines.push(...part.value.lines.slice(0, 20 - whole.lines.length))
      after = part.value.next
      if (after === null) return ok(whole)
    }
  }

  return (
    <RuleForm
      {...form}
      listHref={base}
      reasonsHref={mayEditReasons ? `/projects/${project}/reasons` : null}
      caseHref={({ articleId, key }) => `${base}/${articleId}/${key}`}
      onPreview={(rule) => throughout((after) => send<Part>('POST', `/projects/${project}/rules/preview`, { rule, after }))}
      onApply={async (rule: Rule) => {
        const id = uuid()
        const done = await throughout((after) => send<Part>('POST', `/projects/${project}/rules`, { id, rule, after }))
        router.refresh()
        return done
      }}
      onWithdraw={async (id) => {
        const done = await throughout((after) => send<Part>('POST', `/projects/${project}/rules/${id}/withdrawal`, { after }))
        router.refresh()
        return done
      }}
    />
  )
}
