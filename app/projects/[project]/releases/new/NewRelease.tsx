'use client'
import { useRouter } from 'next/navigation'
import { createRelease } from '@/client/releases'
import { type OfferedFormat, ReleaseForm } from '@/components/release/ReleaseForm'

/** Asks for a release and goes to it. */
export function NewRelease({ project, formats, groups }: { project: string; formats: readonly OfferedFormat[]; groups: number }) {
  const router = useRouter()
  return (
    <ReleaseForm
      formats={formats} groups={groups}
      onSave={async (request) => {
        const made = await createRelease(project, request)
        if (made.ok) router.push(`/projects/${project}/releases/${made.value.number}`)
        return made
      }}
    />
  )
}
