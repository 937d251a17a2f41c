import type { Metadata } from 'next'
import { PageHeader } from '@/components/page/PageHeader'
import { listStories } from '@/data/article'
import { listOutlets } from '@/data/outlet'
import { requireAccess } from '../../../../require-asker'
import { NewArticle } from './NewArticle'

export const metadata: Metadata = { title: 'Add an article' }

export default async function NewArticlePage({ params }: { params: Promise<{ project: string }> }) {
  const access = await requireAccess((await params).project, 'articles.import')
  const [outlets, stories] = await Promise.all([listOutlets(access), listStories(access)])
  return (
    <>
      <PageHeader title="Add an article" explanation="What the text is made of is shown before anything is stored." />
      <NewArticle project={access.project.slug} outlets={outlets.map(({ id, name }) => ({ id, name }))} stories={stories.map(({ title }) => title)} />
    </>
  )
}
