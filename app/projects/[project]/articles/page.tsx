import type { Metadata } from 'next'
import { ArticleList } from '@/components/article/ArticleList'
import { Link } from '@/components/page/Link'
import { PageHeader } from '@/components/page/PageHeader'
import { progressOf } from '@/core/assignment/progress'
import { may } from '@/core/permission'
import { listArticles } from '@/data/article'
import { listAssignments } from '@/data/assignment-overview'
import { requireAccess } from '../../../require-asker'

export const metadata: Metadata = { title: 'Articles' }

export default async function ArticlesPage({ params }: { params: Promise<{ project: string }> }) {
  const access = await requireAccess((await params).project, 'articles.read')
  const base = `/projects/${access.project.slug}`
  const manages = may(access.role, 'assignments.manage').allowed
  const corrects = may(access.role, 'articles.correct').allowed
  const masks = may(access.role, 'outlets.edit').allowed
  const reviews = may(access.role, 'cases.read').allowed
  const [articles, assignments] = await Promise.all([listArticles(access), manages ? listAssignments(access) : []])
  const action = may(access.role, 'articles.import').allowed && <><Link href={`${base}/articles/new`}>Add an article</Link> <Link href={`${base}/imports`}>Bring in</Link></>
  return (
    <>
      <PageHeader title="Articles" explanation="What the team reads, with where each text came from." actions={action} />
      <ArticleList
        action={action}
        articles={articles.map((article) => {
          const progress = manages ? progressOf(assignments.filter(({ articleId }) => articleId === article.id)) : undefined
          // An article has a review from its first submission on.
          const review = reviews && progress && progress.submitted > 0
          return {
            ...article, openingWords: article.opening, href: article.outletHidden ? `${base}/work` : `${base}/articles/${article.slug}`, progress,
            links: [
              ...(review ? [{ name: 'Review', href: `${base}/review/${article.slug}` }] : []),
              ...(corrects ? [{ name: 'Correct', href: `${base}/articles/${article.slug}/edit` }] : []),
              ...(masks ? [{ name: 'Masks', href: `${base}/articles/${article.slug}/masks` }] : []),
            ],
          }
        })}
      />
    </>
  )
}
