import type { Metadata } from 'next'
import { listAnswerCases } from '@/data/answer-cases'
import { findCodebook } from '@/data/codebook'
import { requireAccess } from '../../../require-asker'
import { namedArticle } from '../review/lines'
import { Answers } from './Answers'

export const metadata: Metadata = { title: 'Answers' }

type Props = { params: Promise<{ project: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

const states = ['waiting', 'decided', 'unanimous'] as const

export default async function AnswersPage({ params, searchParams }: Props) {
  const access = await requireAccess((await params).project, 'cases.read')
  const parameters = await searchParams
  const word = (name: string) => [parameters[name] ?? []].flat()[0]?.replaceAll('\0', '') || null
  const filters = { state: word('state') === 'all' ? null : (states.find((one) => one === word('state')) ?? 'waiting'), question: word('question') }
  const page = await listAnswerCases(access, filters, word('after'))
  const version = await findCodebook(access)
  return (
    <Answers
      project={access.project.slug} filters={filters} next={page.next} questions={(version?.codebook.questions ?? []).filter(({ when }) => when === 'after').map(({ key, name }) => ({ key, name }))}
      articles={page.articles.map(({ article, codebook, cases, mayDecide }) => ({ article: namedArticle(access.project.slug, article), codebook, cases, permission: mayDecide }))}
    />
  )
}
