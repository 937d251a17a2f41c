import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ReadingDesk } from '@/components/article/ReadingDesk'
import { CodebookPanel } from '@/components/codebook/CodebookPanel'
import { may } from '@/core/permission'
import { findArticle } from '@/data/reading'
import { found, requireAccess } from '../../../../require-asker'
import { ArticleHead } from '../../ArticleHead'

export const metadata: Metadata = { title: 'Article' }

/** An article without anybody's layer, for those who do not annotate it; its annotators are taken to their assignment. */
export default async function ArticlePage({ params }: { params: Promise<{ project: string; article: string }> }) {
  const { project, article: slug } = await params
  const access = await requireAccess(project)
  const { article, content, codebook, assignmentId } = found(await findArticle(access, slug))
  if (assignmentId && !may(access.role, 'articles.read').allowed) redirect(`/projects/${project}/read/${assignmentId}`)
  return (
    <ReadingDesk
      article={{ id: content.versionId, title: article.title, language: article.language, text: content.text, blocks: content.blocks, marks: content.marks }}
      header={<ArticleHead article={article} content={content} />}
      sidePanel={codebook && <CodebookPanel codebook={codebook} />}
      codebook={codebook ?? nothingToTagWith}
      annotations={[]} assignment={null} outbox={null} readOnlyReason="This article is not assigned to you, so there is nothing to mark."
    />
  )
}

const nothingToTagWith = { name: 'none', version: '0', language: 'en', guidelines: [], groups: [], tags: [], attributes: [], questions: [] }
