import type { Metadata } from 'next'
import { may } from '@/core/permission'
import { findCodebook } from '@/data/codebook'
import { listRules } from '@/data/rule'
import { requireAccess } from '../../../require-asker'
import { RuleDesk } from './RuleDesk'

export const metadata: Metadata = { title: 'Rules' }

export default async function RulesPage({ params }: { params: Promise<{ project: string }> }) {
  const access = await requireAccess((await params).project, 'cases.decide')
  const [rules, version] = await Promise.all([listRules(access), findCodebook(access)])
  return <RuleDesk mayEditReasons={may(access.role, 'project.change').allowed} project={access.project.slug} rules={rules} codebook={{ groups: version?.codebook.groups ?? [], tags: version?.codebook.tags ?? [] }} />
}
