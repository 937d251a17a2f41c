import { redirect } from 'next/navigation'
import { requireAccess } from '../../require-asker'

const first = { lead: 'articles', reviewer: 'review', annotator: 'work', viewer: 'articles' } as const

/** The page that a member most likely came for. */
export default async function ProjectPage({ params }: { params: Promise<{ project: string }> }) {
  const { role, project } = await requireAccess((await params).project)
  redirect(`/projects/${project.slug}/${first[role]}`)
}
