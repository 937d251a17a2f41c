import type { Metadata } from 'next'
import { v7 as uuid } from 'uuid'
import { PageHeader } from '@/components/page/PageHeader'
import { requireAccess } from '../../../../require-asker'
import { EditOutlet } from '../[outlet]/EditOutlet'

export const metadata: Metadata = { title: 'Add an outlet' }

export default async function NewOutletPage({ params }: { params: Promise<{ project: string }> }) {
  const access = await requireAccess((await params).project, 'outlets.edit')
  return (
    <>
      <PageHeader title="Add an outlet" explanation="A fact without a source is an opinion: each one says who says it, and since when it holds." />
      <EditOutlet project={access.project.slug} id={uuid()} />
    </>
  )
}
