import type { Metadata } from 'next'
import { besideScope, readChoice } from '@/core/agreement/report/choice'
import { forChoice } from '@/core/agreement/report/for-choice'
import { may } from '@/core/permission'
import { findAgreement } from '@/data/agreement'
import { findCodebook } from '@/data/codebook'
import { found, requireAccess } from '../../../require-asker'
import { Agreement } from './Agreement'

export const metadata: Metadata = { title: 'Agreement' }

type Props = { params: Promise<{ project: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AgreementOfProject({ params, searchParams }: Props) {
  const access = await requireAccess((await params).project, 'agreement.read')
  const choice = readChoice(await searchParams)
  const other = besideScope(choice.scope, choice.beside)
  const version = await findCodebook(access)
  const { slug, name } = access.project
  return (
    <Agreement
      choice={choice} project={{ slug, name }} codebook={{ groups: version?.codebook.groups ?? [], tags: version?.codebook.tags ?? [] }}
      initial={forChoice(found(await findAgreement(access, choice.scope)), choice)} initialBeside={other && forChoice(found(await findAgreement(access, other)), choice)}
      mayPickPeople={access.role === 'lead'} assignmentsHref={may(access.role, 'assignments.manage').allowed ? `/projects/${slug}/assignments` : null}
    />
  )
}
