import { DataTable, type Column } from '@/components/page/DataTable'
import { Link } from '@/components/page/Link'
import { Moment } from '@/components/page/Moment'
import type { ImportView } from '@/core/import-job/state'
import { stateWords, summaryOf } from './words'

interface Row extends ImportView {
  readonly href: string
}

interface Props {
  /** The latest first. */
  readonly imports: readonly Row[]
  readonly formatNames: Readonly<Record<string, string>>
}

/** Earlier imports of a project, and those that wait for somebody. */
export const ImportList = ({ imports, formatNames }: Props) => {
  const columns: readonly Column<Row>[] = [
    { key: 'file', head: 'File', names: true, cell: (one) => <Link href={one.href}>{one.fileName}</Link> },
    { key: 'what', head: 'Brings', cell: (one) => (one.what === 'articles' ? 'articles' : `layers, ${formatNames[one.format] ?? one.format}`) },
    { key: 'state', head: 'State', cell: (one) => (one.state === 'waiting' || one.state === 'failed' ? <strong>{stateWords[one.state]}</strong> : stateWords[one.state]) },
    { key: 'summary', head: 'Came to', cell: (one) => summaryOf(one) || '–' },
    { key: 'by', head: 'By', cell: (one) => one.by },
    { key: 'at', head: 'Begun', cell: (one) => <Moment at={one.createdAt} /> },
  ]
  return <DataTable caption="Imports" columns={columns} rows={imports} rowKey={(one) => one.id} />
}
