import type { Metadata } from 'next'
import { besideScope, readChoice, strangeParts } from '@/core/agreement/report/choice'
import { forChoice } from '@/core/agreement/report/for-choice'
import { metricWords } from '@/core/agreement/report/metric-words'
import { viewWords } from '@/core/agreement/report/view-words'
import { may } from '@/core/permission'
import { findAgreement } from '@/data/agreement'
import { findCodebook } from '@/data/codebook'
import { found, requireAccess } from '../../../require-asker'
import { Agreement } from './Agreement'

type Props = { params: Promise<{ project: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Says what is shown, for those who hear that the page has changed, and for bookmarks. */
export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { metric, view } = readChoice(await searchParams)
  const { heading } = viewWords[view]
  return { title: view === 'confusion' || view === 'rates' ? `${heading} · Agreement` : `${heading}, ${metricWords[metric].sign} · Agreement` }
}

export default async function AgreementOfProject({ params, searchParams }: Props) {
  const access = await requireAccess((await params).project, 'agreement.read')
  const parameters = await searchParams
  const choice = readChoice(parameters)
  const other = besideScope(choice.scope, choice.beside)
  const version = await findCodebook(access)
  const { slug, name } = access.project
  return (
    <Agreement
      choice={choice} strange={strangeParts(parameters)} project={{ slug, name }} codebook={{ groups: version?.codebook.groups ?? [], tags: version?.codebook.tags ?? [] }}
      initial={forChoice(found(await findAgreement(access, choice.scope)), choice)} initialBeside={other && forChoice(found(await findAgreement(access, other)), choice)}
      mayPickPeople={access.role === 'lead'} assignmentsHref={may(access.role, 'assignments.manage').allowed ? `/projects/${slug}/assignments` : null}
    />
  )
}
