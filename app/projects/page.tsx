import type { Metadata } from 'next'
import { Link } from '@/components/page/Link'
import { QuietPage } from '@/components/page/QuietPage'
import { ProjectList } from '@/components/project/ProjectList'
import { listProjects } from '@/data/access'
import { requireAsker } from '../require-asker'

export const metadata: Metadata = { title: 'Projects' }

export default async function ProjectsPage() {
  const asker = await requireAsker()
  const projects = await listProjects(asker)
  return (
    <QuietPage title="Projects" width="text">
      <ProjectList
        projects={projects.map(({ slug, name, role }) => ({ id: slug, name, role, href: `/projects/${slug}` }))}
        action={asker.mayCreateProjects && <Link href="/projects/new">Make a project</Link>}
      />
      <p>
        <Link href="/account">Your account</Link>
      </p>
    </QuietPage>
  )
}
