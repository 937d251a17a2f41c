import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Link } from '@/components/page/Link'
import { PageHeader } from '@/components/page/PageHeader'
import { writeSize } from '@/components/import-job/words'
import { layerFormats, isLayerFormat } from '@/core/formats/formats'
import { idField } from '@/core/request/field'
import { findImport } from '@/data/imports'
import { findLayers } from '@/data/import-layers'
import { listOutlets } from '@/data/outlet'
import { listTeam } from '@/data/team'
import { found, requireAccess } from '../../../../require-asker'
import { Import } from './Import'

export const metadata: Metadata = { title: 'An import' }

export default async function ImportPage({ params }: { params: Promise<{ project: string; import: string }> }) {
  const { project, import: id } = await params
  const access = await requireAccess(project, 'articles.import')
  if (!idField.safeParse(id).success) notFound()
  const view = found(await findImport(access, id))
  const [layers, outlets, { members }] = await Promise.all([view.what === 'layers' ? findLayers(access, id) : undefined, listOutlets(access), listTeam(access)])
  return (
    <>
      <PageHeader
        above={<Link href={`/projects/${access.project.slug}/imports`}>Bring in</Link>} title={view.fileName}
        explanation={`${view.what === 'articles' ? 'Articles' : isLayerFormat(view.format) ? layerFormats[view.format].name : view.format} · ${writeSize(view.size)} · begun by ${view.by}`}
      />
      <Import key={view.id} project={access.project.slug} initial={{ view, layers: layers?.ok ? layers.value.preview : null }} outlets={outlets.map(({ id: outlet, name }) => ({ id: outlet, name }))} memberNames={members.filter(({ imported, machine }) => !imported && !machine).map(({ name }) => name)} />
    </>
  )
}
