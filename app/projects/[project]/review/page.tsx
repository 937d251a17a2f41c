import type { Metadata } from 'next'
import { readFilters } from '@/core/review/filters'
import { findCodebook } from '@/data/codebook'
import { listLedger } from '@/data/ledger'
import { readLedgerOptions } from '@/data/ledger-counts'
import { findNamesShown } from '@/data/names'
import { may } from '@/core/permission'
import { requireAccess } from '../../../require-asker'
import { CaseList } from './CaseList'
import { namedArticle } from './lines'

export const metadata: Metadata = { title: 'Review' }

type Props = { params: Promise<{ project: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ReviewPage({ params, searchParams }: Props) {
  const access = await requireAccess((await params).project, 'cases.read')
  const parameters = await searchParams
  const filters = readFilters(parameters)
  const after = [parameters['after'] ?? []].flat()[0]
  const page = await listLedger(access, filters, after)
  const options = await readLedgerOptions(access, filters)
  const version = await findCodebook(access)
  const name = (article: (typeof page.articles)[number]) => namedArticle(access.project.slug, article)
  return (
    <CaseList
      project={access.project.slug} namesShown={may(access.role, 'names.read').allowed ? (await findNamesShown(access)).project : undefined} filters={filters} lines={page.lines} counts={options.counts} choices={options.choices} next={page.next}
      articles={page.articles.map(name)} offered={options.articles.map(name)}
      codebook={{ groups: version?.codebook.groups ?? [], tags: version?.codebook.tags ?? [] }} submitted={options.submitted}
    />
  )
}
