import type { Metadata } from 'next'
import { CodebookPanel } from '@/components/codebook/CodebookPanel'
import { idField } from '@/core/request/field'
import { notFound as nothing } from '@/data/access'
import { findReading } from '@/data/reading'
import { found, requireAccess } from '../../../../require-asker'
import { ArticleHead } from '../../ArticleHead'
import { Desk } from './Desk'

export const metadata: Metadata = { title: 'Read' }

/** The annotator's own assignment: the article as plain HTML first, then the tools around it. */
export default async function ReadPage({ params }: { params: Promise<{ project: string; assignment: string }> }) {
  const { project, assignment: id } = await params
  const access = await requireAccess(project)
  const { article, content, codebook, assignment, annotations, deleted, answers, flagMessages, others } = found(idField.safeParse(id).success ? await findReading(access, id) : nothing)
  return (
    <Desk
      userId={access.principal.userId}
      article={{ id: content.versionId, title: article.title, language: article.language, text: content.text, blocks: content.blocks, marks: content.marks }}
      header={<ArticleHead article={article} content={content} />}
      sidePanel={<CodebookPanel codebook={codebook} />}
      codebook={codebook} annotations={[...annotations, ...deleted]} answers={answers} flagMessages={flagMessages} others={others}
      assignment={{ id: assignment.id, status: assignment.state, submittedAt: assignment.submittedAt }}
    />
  )
}
