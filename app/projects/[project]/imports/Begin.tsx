'use client'
import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'
import { v7 as uuid } from 'uuid'
import { keepToSend } from '@/client/files-to-send'
import { beginImport } from '@/client/imports'
import { BeginImport } from '@/components/import-job/BeginImport'
import type { ImportRequest } from '@/core/request/import'

interface Props extends Pick<ComponentProps<typeof BeginImport>, 'formats'> {
  readonly project: string
}

/** Begins an import and goes to its page, where the file is sent. */
export function Begin({ project, formats }: Props) {
  const router = useRouter()
  return (
    <BeginImport
      formats={formats}
      onBegin={async (file, { what, format }) => {
        const id = uuid()
        const begun = await beginImport(project, { id, what, format: format as ImportRequest['format'], fileName: file.name, size: file.size })
        if (begun.ok) {
          keepToSend(id, file)
          router.push(`/projects/${project}/imports/${id}`)
        }
        return begun
      }}
    />
  )
}
