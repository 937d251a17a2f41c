import type { Metadata } from 'next'
import { PageHeader } from '@/components/page/PageHeader'
import { findCodebook } from '@/data/codebook'
import { listFlags } from '@/data/flag'
import { requireAccess } from '../../../require-asker'
import { Flags } from './Flags'

export const metadata: Metadata = { title: 'Flagged' }

export default async function FlagsPage({ params }: { params: Promise<{ project: string }> }) {
  const access = await requireAccess((await params).project, 'flags.answer')
  return (
    <>
      <PageHeader title="Flagged" explanation="Passages about which annotators ask a reviewer. Whose they are is not said." />
      <Flags project={access.project.slug} passages={await listFlags(access)} codebook={(await findCodebook(access))?.codebook} />
    </>
  )
}
