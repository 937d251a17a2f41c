'use client'
import { fail, ok } from '@/core/result'
import { ImportDesk } from '@/components/import/ImportDesk'
import { PageHeader } from '@/components/page/PageHeader'
import { Frame } from '../Frame'
import { outlets, uuid, wait } from '../fixtures'

const find = async (raw: string) => { await wait(100); return raw.startsWith('DUP') ? { title: 'Russia Opens…', href: '#' } : null }
export default function Page() {
  return (
    <Frame>
      <PageHeader title="Import an article" explanation="Paste a text or choose a file; you see what becomes of it before anything is stored." />
      <ImportDesk outlets={outlets} stories={['Russian military instructors in the Central African Republic']} findDuplicate={find}
        onSave={async (request) => { await wait(500); console.log(JSON.stringify(request).slice(0, 2000)); return request.slug === 'taken' ? fail('conflict', 'This short name is taken.', { field: 'slug' }) : request.provenance === 'fail' ? fail('unavailable', 'The server cannot be reached just now.') : ok({ href: '#' }) }}
        onAddOutlet={async (request) => { await wait(300); return ok({ id: uuid(99), name: request.name }) }} />
    </Frame>
  )
}
