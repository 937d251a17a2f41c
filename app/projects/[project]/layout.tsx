import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import type { NavEntry } from '@/components/page/navigation'
import { type Action, may } from '@/core/permission'
import { listProjects } from '@/data/access'
import { requireAccess } from '../../require-asker'
import { ProjectShell } from './ProjectShell'

type Props = { params: Promise<{ project: string }>; children: ReactNode }

export async function generateMetadata({ params }: Omit<Props, 'children'>): Promise<Metadata> {
  const { project } = await requireAccess((await params).project)
  return { title: { default: project.name, template: `%s · ${project.name} · Crossread` } }
}

/** Around every page of a project: only the entries that this member may open. */
export default async function ProjectLayout({ params, children }: Props) {
  const access = await requireAccess((await params).project)
  const { principal, project, role } = access
  const base = `/projects/${project.slug}`
  const entry = (key: NavEntry['key'], action?: Action): NavEntry[] => (!action || may(role, action).allowed ? [{ key, href: `${base}/${key}` }] : [])
  const entries = [
    ...(role === 'viewer' ? [] : entry('work')),
    ...entry('articles', 'articles.read').map((articles) => ({ ...articles, also: [`${base}/imports`] })), ...entry('review', 'cases.read'), ...entry('flags', 'flags.answer'), ...entry('agreement', 'agreement.read'), ...entry('codebook'), ...entry('outlets', 'articles.read'),
    ...entry('assignments', 'assignments.manage'), ...entry('team', 'members.read'), ...entry('export', 'project.export'), ...entry('releases', 'releases.read'),
  ]
  const projects = await listProjects(principal)
  return (
    <ProjectShell
      userId={principal.userId}
      entries={entries} projectId={project.slug} person={{ name: principal.name, email: principal.email }}
      projects={projects.map(({ slug, name }) => ({ id: slug, name, href: `/projects/${slug}` }))}
    >
      {children}
    </ProjectShell>
  )
}
