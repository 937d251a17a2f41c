import type { Metadata } from 'next'
import { readSweepFilters } from '@/core/review/sweep'
import { findCodebook } from '@/data/codebook'
import { listSweep } from '@/data/sweep'
import { requireAccess } from '../../../require-asker'
import { LiveDecisions } from '../review/LiveDecisions'
import { namedArticle } from '../review/lines'
import { Sweep } from './Sweep'

export const metadata: Metadata = { title: 'Same words' }

type Props = { params: Promise<{ project: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SweepPage({ params, searchParams }: Props) {
  const access = await requireAccess((await params).project, 'cases.read')
  const parameters = await searchParams
  const [after, at] = ['after', 'at'].map((name) => [parameters[name] ?? []].flat()[0])
  const filters = readSweepFilters(parameters)
  const { groups, articles, next, tags, outlets, unfinished } = await listSweep(access, filters, { after, at })
  const version = await findCodebook(access)
  return (
    <LiveDecisions project={access.project.slug}><Sweep
      project={access.project.slug} filters={filters} groups={groups} tags={tags} outlets={outlets} next={next} unfinished={unfinished} further={Boolean(after ?? at)}
      articles={articles.map((article) => namedArticle(access.project.slug, article))} codebook={{ groups: version?.codebook.groups ?? [], tags: version?.codebook.tags ?? [] }}
    /></LiveDecisions>
  )
}
