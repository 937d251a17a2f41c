import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { ReadingDesk } from '@/components/desk/ReadingDesk'
import { writeTitle } from '@/components/article/write-title'
import { CodebookPanel } from '@/components/codebook/CodebookPanel'
import { Link } from '@/components/page/Link'
import { openingWords } from '@/core/article/reading-length'
import { readPlace } from '@/core/article/place'
import { may } from '@/core/permission'
import { offsetTable } from '@/core/text/offset-table'
import { notFound as nothing } from '@/data/access'
import { findArticle } from '@/data/reading'
import { findAccess, found, requireAccess } from '../../../../require-asker'
import { ArticleHead } from '../../ArticleHead'

type Props = { params: Promise<{ project: string; article: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** One reading per request, for the page and for its title. */
const readOnce = cache(async (project: string, slug: string) => {
  const access = await findAccess(project)
  return access ? findArticle(access, slug) : nothing
})

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const { project, article: slug } = await params
  const reading = await readOnce(project, slug)
  if (!reading.ok) return { title: 'Article' }
  const { article, content } = reading.value
  return { title: writeTitle(article.title, openingWords(content.text, content.blocks)) }
}

/** An article without anybody's layer, with the words marked that `at` points at (core/article/place.ts), for those who do not annotate it; its annotators are taken to their assignment. Nobody finds one here whose outlet is hidden from them. */
export default async function ArticlePage({ params, searchParams }: Props) {
  const { project, article: slug } = await params
  const access = await requireAccess(project)
  const { article, content, codebook, assignmentId } = found(await readOnce(project, slug))
  if (assignmentId && !may(access.role, 'articles.read').allowed) redirect(`/projects/${project}/read/${assignmentId}`)
  return (
    <ReadingDesk
      marked={readPlace([(await searchParams)['at'] ?? []].flat()[0], offsetTable(content.text).length)}
      article={{ id: content.versionId, title: article.title, language: article.language, text: content.text, blocks: content.blocks, marks: content.marks }}
      header={<ArticleHead article={article} content={content} correctHref={may(access.role, 'articles.correct').allowed ? `/projects/${project}/articles/${slug}/edit` : undefined} />}
      sidePanel={codebook && <CodebookPanel codebook={codebook} />}
      codebook={codebook ?? nothingToTagWith}
      annotations={[]} assignment={null} outbox={null} readOnlyReason={
        assignmentId
          ? <>You annotate this article: <Link href={`/projects/${project}/read/${assignmentId}`}>open your assignment</Link>.</>
          : 'This article is not assigned to you, so there is nothing to mark.'
      }
    />
  )
}

const nothingToTagWith = { name: 'none', version: '0', language: 'en', guidelines: [], groups: [], tags: [], attributes: [], questions: [] }
