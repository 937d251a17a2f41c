import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Annotation } from '@/core/annotation/annotation'
import { codebookSchema } from '@/core/codebook/codebook'
import media from '@/core/codebook/media-framing-v1.json'
import { importArticle } from '@/core/import/import-article'
import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { PreviewDesk } from './PreviewDesk'

const files = ['000_83e065c57343b924.txt', '001_5f7a8442e916b319.txt', '002_1848c7e087f0a21b.txt', '003_b80a1b6cfdb722b5.txt', '004_6c04dbc7d557ec7b.txt']

interface Expert { id: string; doc: string; quote: string; tags: string[]; source?: string; note?: string }

export default async function Page({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const query = await searchParams
  const file = files[Number(query.article ?? 0)]!
  const corpus = path.join(process.cwd(), 'corpus')
  const imported = importArticle(await readFile(path.join(corpus, file), 'utf8'))
  if (!imported.ok) return <p>{imported.problem.message}</p>
  const { canonical } = imported.value
  const table = offsetTable(canonical.text)
  const experts = (JSON.parse(await readFile(path.join(corpus, 'expert-passages.json'), 'utf8')) as Expert[]).filter((one) => one.doc === file)
  const annotations: Annotation[] = query.bare ? [] : experts.flatMap((one, index) => {
    const at = canonical.text.indexOf(one.quote)
    if (at < 0) return []
    const start = codePoint([...canonical.text.slice(0, at)].length)
    const end = codePoint(start + [...one.quote].length)
    return one.tags.map((tag, number): Annotation => ({
      id: `0190aaaa-0000-7000-8000-${String(index * 10 + number).padStart(12, '0')}`,
      assignmentId: 'preview', version: 1, deleted: false, changedAt: '2026-01-01T00:00:00Z', tag,
      extent: [{ start, end }], quotes: [table.slice(start, end)], note: one.note ?? '', attributes: one.source && number === 0 ? { source: one.source } : {},
    }))
  })
  return (
    <main><PreviewDesk
      article={{ id: file, title: imported.value.title ?? null, text: canonical.text, blocks: canonical.blocks, marks: canonical.marks, language: 'en' }}
      codebook={codebookSchema.parse(media)}
      annotations={annotations}
      mode={query.mode ?? 'open'}
    /></main>
  )
}
