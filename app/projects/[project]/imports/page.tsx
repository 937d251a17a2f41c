import type { Metadata } from 'next'
import { ImportList } from '@/components/import-job/ImportList'
import { Link } from '@/components/page/Link'
import { PageHeader } from '@/components/page/PageHeader'
import { layerFormats } from '@/core/formats/formats'
import { listImports } from '@/data/imports'
import { requireAccess } from '../../../require-asker'
import { Begin } from './Begin'

export const metadata: Metadata = { title: 'Bring in' }

const formats = Object.entries(layerFormats).map(([key, { name }]) => ({ key, name }))

export default async function ImportsPage({ params }: { params: Promise<{ project: string }> }) {
  const access = await requireAccess((await params).project, 'articles.import')
  const base = `/projects/${access.project.slug}`
  const imports = await listImports(access)
  return (
    <>
      <PageHeader
        above={<Link href={`${base}/articles`}>Articles</Link>} title="Bring in" explanation="Articles, and what others marked in them: you see what becomes of a file before anything is stored."
        actions={<Link href={`${base}/articles/new`}>Paste one article</Link>}
      />
      <Begin project={access.project.slug} formats={formats} />
      <ImportList imports={imports.map((one) => ({ ...one, href: `${base}/imports/${one.id}` }))} formatNames={Object.fromEntries(formats.map(({ key, name }) => [key, name]))} />
    </>
  )
}
