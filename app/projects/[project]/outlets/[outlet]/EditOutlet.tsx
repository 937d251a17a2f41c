'use client'
import { useRouter } from 'next/navigation'
import { send } from '@/client/api'
import { OutletForm } from '@/components/outlet/OutletForm'
import type { Outlet } from '@/core/outlet/outlet'

/** Puts an outlet under its id and goes back to the list. */
export function EditOutlet({ project, id, outlet }: { project: string; id: string; outlet?: Outlet }) {
  const router = useRouter()
  const list = `/projects/${project}/outlets`
  return (
    <OutletForm
      outlet={outlet} onCancel={() => router.push(list)}
      onSave={async (request) => {
        const saved = await send('PUT', `/projects/${project}/outlets/${id}`, request)
        if (saved.ok) {
          router.push(list)
          router.refresh()
        }
        return saved
      }}
    />
  )
}
