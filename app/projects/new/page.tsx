import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { QuietPage } from '@/components/page/QuietPage'
import { requireAsker } from '../../require-asker'
import { NewProject } from './NewProject'

export const metadata: Metadata = { title: 'New project' }

export default async function NewProjectPage() {
  if (!(await requireAsker()).mayCreateProjects) notFound()
  return (
    <QuietPage title="New project" explanation="One team, its articles, its codebook." width="form">
      <NewProject />
    </QuietPage>
  )
}
