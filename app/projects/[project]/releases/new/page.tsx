import type { Metadata } from 'next'
import { Link } from '@/components/page/Link'
import { PageHeader } from '@/components/page/PageHeader'
import { canLeaveTextsOut, exportFormatKeys, nameOfFormat } from '@/core/export/export-format'
import { countSplitGroups } from '@/data/split-groups'
import { requireAccess } from '../../../../require-asker'
import { NewRelease } from './NewRelease'

export const metadata: Metadata = { title: 'New release' }

export default async function NewReleasePage({ params }: { params: Promise<{ project: string }> }) {
  const access = await requireAccess((await params).project, 'releases.make')
  const { slug } = access.project
  const formats = [...new Set(exportFormatKeys)].filter((key) => key !== 'jsonl').map((key) => ({ key, name: nameOfFormat(key), standsOff: canLeaveTextsOut(key) }))
  return (
    <>
      <PageHeader above={<Link href={`/projects/${slug}/releases`}>Releases</Link>} title="New release" explanation="What is in it, and what it is called. Nothing is published yet." />
      <NewRelease project={slug} formats={formats} groups={await countSplitGroups(access)} />
    </>
  )
}
