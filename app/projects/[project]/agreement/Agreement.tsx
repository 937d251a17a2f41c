'use client'
import { useRouter } from 'next/navigation'
import { type ComponentProps, useCallback } from 'react'
import { AgreementPage } from '@/components/agreement/AgreementPage'
import type { AgreementState } from '@/core/agreement/report/agreement-state'
import { type ReportChoice, writeChoice } from '@/core/agreement/report/choice'
import type { PieceKey } from '@/core/agreement/report/metric-key'
import { useAgreement } from './use-agreement'

type Props = Pick<ComponentProps<typeof AgreementPage>, 'choice' | 'strange' | 'codebook' | 'project' | 'mayPickPeople' | 'assignmentsHref'> & {
  readonly initial: AgreementState
  readonly initialBeside: AgreementState | null
}

/** The page of agreement; what it shows is its address. */
export function Agreement({ initial, initialBeside, ...page }: Props) {
  const { choice, project } = page
  const router = useRouter()
  const base = `/projects/${project.slug}`
  const wanted: readonly PieceKey[] = choice.view === 'confusion' || choice.view === 'rates' ? [choice.metric, 'tags'] : [choice.metric]
  const whole = useAgreement(project.slug, initial, wanted, choice)
  const beside = useAgreement(project.slug, initialBeside, [choice.metric], choice)
  const hrefFor = useCallback((next: ReportChoice) => `${base}/agreement${writeChoice(next)}`, [base])
  const go = useCallback((href: string) => router.push(href), [router])
  return (
    <AgreementPage
      {...page} state={whole.state ?? initial} beside={beside.state} problem={whole.problem ?? beside.problem}
      reviewHref={`${base}/review`} hrefFor={hrefFor} onGo={go}
      onAsk={whole.ask} onCancel={whole.cancel} onAskBeside={beside.ask} onCancelBeside={beside.cancel}
    />
  )
}
