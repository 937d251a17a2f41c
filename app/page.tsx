import { redirect } from 'next/navigation'
import { requireAsker } from './require-asker'
import { listProjects } from '@/data/access'

/** The door: into the only project, or to the list. */
export default async function Home() {
  const asker = await requireAsker()
  const projects = await listProjects(asker)
  redirect(projects.length === 1 ? `/projects/${projects[0]!.slug}` : '/projects')
}
