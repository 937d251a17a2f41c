import type { Metadata } from 'next'
import { PageHeader } from '@/components/page/PageHeader'
import { codebookSchema } from '@/core/codebook/codebook'
import mediaFraming from '@/core/codebook/media-framing-v1.json'
import { findCodebookDraft } from '@/data/proposal'
import { requireAccess } from '../../../../require-asker'
import { NewCodebook } from './NewCodebook'

export const metadata: Metadata = { title: 'New codebook version' }

export default async function NewCodebookPage({ params }: { params: Promise<{ project: string }> }) {
  const access = await requireAccess((await params).project, 'codebook.publish')
  const draft = await findCodebookDraft(access)
  const version = draft?.version
  return (
    <>
      <PageHeader title={version ? 'New codebook version' : 'Choose a codebook'} explanation="A version never changes once it is published; work done under an older one stays under it." />
      <NewCodebook project={access.project.slug} proposed={codebookSchema.parse(mediaFraming)} number={(version?.number ?? 0) + 1} draft={draft && { codebook: draft.codebook, taken: draft.taken }} />
    </>
  )
}
