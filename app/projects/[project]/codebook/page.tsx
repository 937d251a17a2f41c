import type { Metadata } from 'next'
import { writeTitle } from '@/components/article/write-title'
import { CodebookVersionLine } from '@/components/codebook/CodebookVersionLine'
import { CodebookView } from '@/components/codebook/CodebookView'
import { EmptyState } from '@/components/page/EmptyState'
import { Link } from '@/components/page/Link'
import { PageHeader } from '@/components/page/PageHeader'
import { may } from '@/core/permission'
import { type CodebookVersion, findCodebook } from '@/data/codebook'
import { listProposals } from '@/data/proposal'
import { requireAccess } from '../../../require-asker'
import { Proposals } from './Proposals'

export const metadata: Metadata = { title: 'Codebook' }

export default async function CodebookPage({ params }: { params: Promise<{ project: string }> }) {
  const access = await requireAccess((await params).project)
  const version = await findCodebook(access)
  const mayPublish = may(access.role, 'codebook.publish').allowed
  const { proposals, more, articles } = mayPublish ? await listProposals(access) : { proposals: [], more: { waiting: 0, settled: 0 }, articles: [] }
  const names = new Map(articles.map(({ id, slug, title, opening }) => [id, { slug, name: writeTitle(title, opening) }]))
  const publish = mayPublish && <Link href={`/projects/${access.project.slug}/codebook/new`}>{version ? 'Publish a new version' : 'Choose a codebook'}</Link>
  return (
    <>
      <PageHeader title="Codebook" explanation={version && <CodebookExplanation version={version} reads={access.role === 'annotator' || access.role === 'reviewer'} />} actions={publish} />
      {version && mayPublish && (
        <Proposals
          project={access.project.slug} number={version.number} codebook={{ groups: version.codebook.groups, tags: version.codebook.tags }}
          more={more}
          proposals={proposals.map(({ caseKey, articleId, ...proposal }) => ({
            ...proposal, articleName: names.get(articleId)?.name ?? '', caseHref: `/projects/${access.project.slug}/review/${names.get(articleId)?.slug}/${caseKey}`,
          }))}
        />
      )}
      {version ? <CodebookView codebook={version.codebook} /> : <EmptyState title="There is no codebook yet" action={publish}>It says which tags there are, and when to use each. Articles can be assigned once there is one.</EmptyState>}
    </>
  )
}

const CodebookExplanation = ({ version: { codebook, number, publishedAt }, reads }: { readonly version: CodebookVersion; readonly reads: boolean }) => (
  <>
    <CodebookVersionLine codebook={codebook} number={number} publishedAt={publishedAt} />
    {reads && <><br />Examples from articles that you have still to submit are not shown.</>}
  </>
)
