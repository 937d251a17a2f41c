import type { Metadata } from 'next'
import { OutletCard } from '@/components/outlet/OutletCard'
import { PageHeader } from '@/components/page/PageHeader'
import { may } from '@/core/permission'
import { idField } from '@/core/request/field'
import { notFound as nothing } from '@/data/access'
import { findOutlet } from '@/data/outlet'
import { found, requireAccess } from '../../../../require-asker'
import { EditOutlet } from './EditOutlet'

export const metadata: Metadata = { title: 'Outlet' }

export default async function OutletPage({ params }: { params: Promise<{ project: string; outlet: string }> }) {
  const { project, outlet: id } = await params
  const access = await requireAccess(project, 'articles.read')
  const outlet = found(idField.safeParse(id).success ? await findOutlet(access, id) : nothing)
  return (
    <>
      <PageHeader title={outlet.name} explanation="Each fact with who says it, and since when it holds." />
      {may(access.role, 'outlets.edit').allowed ? <EditOutlet project={project} id={id} outlet={outlet} /> : <OutletCard outlet={outlet} />}
    </>
  )
}
