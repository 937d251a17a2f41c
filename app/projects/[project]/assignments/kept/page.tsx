import type { Metadata } from 'next'
import { KeptWorkList } from '@/components/assignment/KeptWorkList'
import { Link } from '@/components/page/Link'
import { PageHeader } from '@/components/page/PageHeader'
import { explainKept } from '@/core/saving/kept-words'
import { listKeptWork } from '@/data/kept-writes'
import { requireAccess } from '../../../../require-asker'

export const metadata: Metadata = { title: 'Kept work' }

/** What annotators had not yet saved when their article was submitted or taken away. */
export default async function KeptWorkPage({ params }: { params: Promise<{ project: string }> }) {
  const access = await requireAccess((await params).project, 'assignments.manage')
  const base = `/projects/${access.project.slug}`
  const works = await listKeptWork(access)
  const writes = works.flatMap((work) => work.writes)
  const storedSince = writes.filter((write) => write.storedSince).length
  return (
    <>
      <PageHeader
        above={<Link href={`${base}/assignments`}>Assignments</Link>}
        title="Kept work" explanation={explainKept({ waiting: writes.length - storedSince, storedSince })}
      />
      <KeptWorkList works={works.map(({ article, ...work }) => ({ ...work, article: { title: article.title, href: `${base}/articles/${article.slug}` } }))} />
    </>
  )
}
