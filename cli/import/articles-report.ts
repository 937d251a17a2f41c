import { many } from '@/core/counted'
import type { ImportView } from '@/core/import-job/state'

/** What could not be brought in, and where it stands. */
export interface RefusedItem {
  readonly file: string
  readonly line: number | null
  readonly refusal: string
}

/** So many are told where nobody asked for all. */
const few = 10

/** What an import of articles came to, a line each. */
export function articleReportLines({ counts, mapping, outlets }: Pick<ImportView, 'counts' | 'mapping' | 'outlets'>, refused: readonly RefusedItem[], { list, dryRun }: { readonly list: boolean; readonly dryRun: boolean }): string[] {
  const number = (count: number): string => count.toLocaleString('en')
  const mapped = Object.entries(mapping ?? {}).flatMap(([field, column]) => (column === null ? [] : `${field} = ${column}`))
  const unknown = outlets.filter(({ id }) => id === null)
  const shown = list ? refused : refused.slice(0, few)
  return [
    row('Found', number(counts.found)),
    ...(mapped.length > 0 ? [row('Columns', mapped.join(', '))] : []),
    ...(unknown.length > 0 ? [row('Outlets', `${number(unknown.length)} that the project does not know: ${unknown.slice(0, 5).map(({ words }) => `“${words}”`).join(', ')}${unknown.length > 5 ? ', …' : ''}`)] : []),
    row('The same', `${number(counts.same)} whose very text is there already: left out`),
    row('Nearly', `${number(counts.near)} nearly the same as another${counts.left > 0 ? `; ${number(counts.left)} left out` : ''}`),
    row('Refused', number(counts.refused)),
    row('Stored', dryRun ? `nothing; ${number(counts.ready)} could be` : many(counts.added, 'article')),
    ...shown.map(({ file, line, refusal }) => `${file}${line === null ? '' : `:${line}`}: ${refusal}`),
    ...(shown.length < refused.length ? [row('', `${number(refused.length - shown.length)} more: --list shows each with its file and line`)] : []),
  ]
}

const row = (name: string, words: string): string => `  ${name.padEnd(13)}${words}`
