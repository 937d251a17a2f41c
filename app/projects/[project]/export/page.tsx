import type { Metadata } from 'next'
import { ExportDesk } from '@/components/export/ExportDesk'
import { PageHeader } from '@/components/page/PageHeader'
import { offeredFormats } from '@/core/export/offered-format'
import { countExport } from '@/data/export-counts'
import { countSplitGroups } from '@/data/split-groups'
import { requireAccess } from '../../../require-asker'

export const metadata: Metadata = { title: 'Export' }

export default async function ExportPage({ params }: { params: Promise<{ project: string }> }) {
  const access = await requireAccess((await params).project, 'project.export')
  const { slug } = access.project
  const [counts, groups] = await Promise.all([countExport(access), countSplitGroups(access)])
  const packages = `/api/v1/projects/${slug}/export`
  const file = (name: string) => ({ href: `${packages}/${name}`, fileName: `${slug}-${name}` })
  return (
    <>
      <PageHeader title="Export" explanation="The labelled data, with the disagreement kept." />
      <ExportDesk
        counts={counts} formats={offeredFormats()} groups={groups} packages={packages}
        jsonl={file('labels.jsonl')} csv={file('labels.csv')} csvRaw={file('labels-raw.csv')} pseudonyms={file('pseudonyms.csv')}
      />
    </>
  )
}
