'use client'
import { useRouter } from 'next/navigation'
import { send } from '@/client/api'
import { ProjectForm } from '@/components/project/ProjectForm'

/** Makes a project and goes to it. */
export function NewProject() {
  const router = useRouter()
  return (
    <ProjectForm
      onCancel={() => router.push('/projects')}
      onSave={async (request) => {
        const made = await send<{ slug: string }>('POST', '/projects', request)
        if (made.ok) router.push(`/projects/${made.value.slug}`)
        return made
      }}
    />
  )
}
