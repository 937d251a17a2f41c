'use client'
import { fail } from '@/core/result'
import { PageHeader } from '@/components/page/PageHeader'
import { ProjectForm } from '@/components/project/ProjectForm'
import { ProjectList } from '@/components/project/ProjectList'
import { Frame } from '../Frame'
import { wait } from '../fixtures'

export default function Page() {
  return <Frame><PageHeader title="Projects" /><ProjectList projects={[{ id: 'a', name: 'Russian instructors in CAR', href: '#', role: 'lead', articles: 5, members: 5 }, { id: 'b', name: 'שלום 🦊', href: '#', role: 'annotator' }]} />
    <h2 style={{ margin: '48px 0 16px' }}>New project</h2>
    <ProjectForm onSave={async (r) => { await wait(300); console.log(JSON.stringify(r)); return fail('conflict', 'This short name is taken.', { field: 'key' }) }} onCancel={() => undefined} /></Frame>
}
