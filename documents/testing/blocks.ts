import type { Result } from '@/core/result'
import type { ImportedArticle } from '@/core/import/import-article'
import { checkCanonical } from '@/core/import/invariants'
import { offsetTable } from '@/core/text/offset-table'

/** The article of a result, whose text keeps all its promises. `raw` is the decoded file where a map leads back to it. */
export function sound(result: Result<ImportedArticle>, raw = ''): ImportedArticle {
  if (!result.ok) throw new Error(result.problem.message)
  const faults = checkCanonical(raw, result.value.canonical)
  if (faults.length > 0) throw new Error(faults.join('; '))
  return result.value
}

/** Every block as “kind: words”. */
export function blocksOf({ canonical: { text, blocks } }: ImportedArticle): string[] {
  const { slice } = offsetTable(text)
  return blocks.map(({ kind, start, end }) => `${kind}: ${slice(start, end)}`)
}

/** Every mark as “kind: words”, links with their address. */
export function marksOf({ canonical: { text, marks } }: ImportedArticle): string[] {
  const { slice } = offsetTable(text)
  return marks.map((mark) => `${mark.kind}: ${slice(mark.start, mark.end)}${mark.kind === 'link' ? ` <${mark.href}>` : ''}`)
}
