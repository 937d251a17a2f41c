import type { Metadata } from 'next'
import { Link } from '@/components/page/Link'
import { PageHeader } from '@/components/page/PageHeader'
import { listStories } from '@/data/article'
import { findDetails } from '@/data/article-details'
import { listOutlets } from '@/data/outlet'
import { found, requireAccess } from '../../../../../require-asker'
import { EditDetails } from './EditDetails'

export const metadata: Metadata = { title: 'Correct what is known' }

/** What is known of an article, for the lead who finds it wrong. */
export default async function EditDetailsPage({ params }: { params: Promise<{ project: string; article: string }> }) {
  const { project, article: slug } = await params
  const access = await requireAccess(project, 'articles.correct')
  const details = found(await findDetails(access, { slug }))
  const [outlets, stories] = await Promise.all([listOutlets(access), listStories(access)])
  return (
    <>
      <PageHeader
        above={<Link href={`/projects/${project}/articles/${slug}`}>{details.title ?? 'Untitled'}</Link>}
        title="Correct what is known" explanation="The text is not changed here, and no passage, verdict or release with it."
      />
      <EditDetails project={project} details={details} outlets={outlets.map(({ id, name }) => ({ id, name }))} stories={stories.map(({ title }) => title)} />
    </>
  )
}
