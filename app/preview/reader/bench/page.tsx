import { readFile } from 'node:fs/promises'
import { codebookSchema } from '@/core/codebook/codebook'
import media from '@/core/codebook/media-framing-v1.json'
import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { PreviewDesk } from '../PreviewDesk'

export default async function Page({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const { size = '10000x1000' } = await searchParams
  const input = JSON.parse(await readFile(`/tmp/bench-${size}.json`, 'utf8')) as { paragraphs: string[]; annotations: { id: string; tag: string; start: number; end: number }[] }
  const text = input.paragraphs.join('\n')
  const table = offsetTable(text)
  let at = 0
  const blocks = input.paragraphs.map((p) => { const start = at; at += [...p].length + 1; return { kind: 'paragraph' as const, start: codePoint(start), end: codePoint(at - 1) } })
  return <main><PreviewDesk article={{ id: size, title: 'Bench', text, blocks, marks: [], language: 'en' }} codebook={codebookSchema.parse(media)} mode="open"
    annotations={input.annotations.map((a) => ({ id: a.id, tag: a.tag, extent: [{ start: codePoint(a.start), end: codePoint(a.end) }], quotes: [table.slice(codePoint(a.start), codePoint(a.end))], note: '', attributes: {}, assignmentId: 'preview', version: 1, deleted: false, changedAt: '' }))} /></main>
}
