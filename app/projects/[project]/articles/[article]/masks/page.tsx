import type { Metadata } from 'next'
import { ArticleText } from '@/components/article/ArticleText'
import { MaskPreview } from '@/components/outlet/MaskPreview'
import { Link } from '@/components/page/Link'
import { PageHeader } from '@/components/page/PageHeader'
import { findArticleMasks } from '@/data/masked-terms'
import { found, requireAccess } from '../../../../../require-asker'
import { EditMaskedTerms } from './EditMaskedTerms'

export const metadata: Metadata = { title: 'Masks' }

/** What annotators do not see of an article whose outlet is hidden from them, and what is masked besides. */
export default async function MasksPage({ params }: { params: Promise<{ project: string; article: string }> }) {
  const { project, article: slug } = await params
  const access = await requireAccess(project, 'outlets.edit')
  const { article, version, terms, sought, near, outlets, title, content } = found(await findArticleMasks(access, slug))
  const base = `/projects/${access.project.slug}`
  return (
    <>
      <PageHeader
        above={<Link href={`${base}/articles/${article.slug}`}>{article.title ?? 'Untitled'}</Link>}
        title="Masks" explanation="How this article looks to annotators from whom its outlet is hidden, until they submit it."
      />
      <EditMaskedTerms project={access.project.slug} articleId={article.id} terms={terms} near={near} basedOn={version} />
      <MaskPreview sought={sought} outlets={outlets.map(({ id, name }) => ({ name, href: `${base}/outlets/${id}` }))} title={title}>
        <ArticleText article={{ text: content.text, blocks: content.blocks, marks: content.marks, language: article.language }} />
      </MaskPreview>
    </>
  )
}
