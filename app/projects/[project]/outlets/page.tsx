import type { Metadata } from 'next'
import { OutletList } from '@/components/outlet/OutletList'
import { Link } from '@/components/page/Link'
import { PageHeader } from '@/components/page/PageHeader'
import { may } from '@/core/permission'
import { listArticles } from '@/data/article'
import { listOutlets } from '@/data/outlet'
import { requireAccess } from '../../../require-asker'

export const metadata: Metadata = { title: 'Outlets' }

export default async function OutletsPage({ params }: { params: Promise<{ project: string }> }) {
  const access = await requireAccess((await params).project, 'articles.read')
  const base = `/projects/${access.project.slug}/outlets`
  const [outlets, articles] = await Promise.all([listOutlets(access), listArticles(access)])
  const action = may(access.role, 'outlets.edit').allowed && <Link href={`${base}/new`}>Add an outlet</Link>
  return (
    <>
      <PageHeader title="Outlets" explanation="Who wrote and who published, each fact with its source and date." actions={action} />
      <OutletList
        action={action}
        outlets={outlets.map((outlet) => ({
          ...outlet, href: `${base}/${outlet.id}`,
          articles: articles.filter(({ originator, publisher }) => originator?.id === outlet.id || publisher?.id === outlet.id).length,
        }))}
      />
    </>
  )
}
