import { CodebookPanel } from '@/components/codebook/CodebookPanel'
import { CodebookVersionLine } from '@/components/codebook/CodebookVersionLine'
import { CodebookView } from '@/components/codebook/CodebookView'
import { PageHeader } from '@/components/page/PageHeader'
import { codebookSchema } from '@/core/codebook/codebook'
import source from '@/core/codebook/media-framing-v1.json'
import { FixtureShell } from '../frame/FixtureShell'

const codebook = codebookSchema.parse(source)

export default async function Page({ searchParams }: { searchParams: Promise<{ panel?: string }> }) {
  const { panel } = await searchParams
  return (
    <FixtureShell>
      <PageHeader title="Codebook" explanation={<CodebookVersionLine codebook={codebook} number={1} publishedAt="2026-11-21T10:00:00Z" />} />
      {panel ? <div style={{ maxWidth: 280 }}><CodebookPanel codebook={codebook} openTag={panel} /></div> : <CodebookView codebook={codebook} />}
    </FixtureShell>
  )
}
