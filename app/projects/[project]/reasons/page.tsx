import type { Metadata } from 'next'
import { readReasons } from '@/data/reasons'
import { requireAccess } from '../../../require-asker'
import { Reasons } from './Reasons'

export const metadata: Metadata = { title: 'Reasons' }

export default async function ReasonsPage({ params }: { params: Promise<{ project: string }> }) {
  const access = await requireAccess((await params).project, 'project.change')
  return <Reasons project={access.project.slug} reasons={await readReasons(access)} />
}
