import type { Metadata } from 'next'
import { openingWords } from '@/core/article/reading-length'
import { idField } from '@/core/request/field'
import { notFound } from '@/data/access'
import { findOwnCase } from '@/data/own-case'
import { found, requireAccess } from '../../../../../require-asker'
import { OwnCaseDesk } from './OwnCaseDesk'

export const metadata: Metadata = { title: 'A case of yours' }

export default async function OwnCasePage({ params }: { params: Promise<{ project: string; decision: string }> }) {
  const { project, decision } = await params
  const access = await requireAccess(project)
  const { one, article, content, codebook, assignmentId } = found(idField.safeParse(decision).success ? await findOwnCase(access, decision) : notFound)
  return (
    <OwnCaseDesk
      key={one.decisionId} project={access.project.slug} one={one} text={content.text} blocks={content.blocks} codebook={codebook}
      article={{ title: article.title, opening: openingWords(content.text, content.blocks), href: `/projects/${access.project.slug}/read/${assignmentId}` }}
    />
  )
}
