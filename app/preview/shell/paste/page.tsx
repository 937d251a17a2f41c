'use client'
import { PasteCodebook } from '@/components/codebook/PasteCodebook'
import { PageHeader } from '@/components/page/PageHeader'
import { codebookSchema } from '@/core/codebook/codebook'
import source from '@/core/codebook/media-framing-v1.json'
import { ok } from '@/core/result'
import { FixtureShell } from '../frame/FixtureShell'

const codebook = codebookSchema.parse(source)

export default function Page() {
  return (
    <FixtureShell>
      <PageHeader title="Codebook" explanation="What annotators tag, and how. The project has none yet." />
      <PasteCodebook proposed={codebook} number={1} onSave={async () => ok(1)} />
    </FixtureShell>
  )
}
