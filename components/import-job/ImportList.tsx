import { DataTable, type Column } from '@/components/page/DataTable'
import { EmptyState } from '@/components/page/EmptyState'
import { Link } from '@/components/page/Link'
import { Moment } from '@/components/page/Moment'
import type { ImportView } from '@/core/import-job/state'
import { isHopeless, stateWords, summaryOf } from './words'
import classes from './BeginImport.module.css'

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
    { key: 'file', head: 'File', names: true, cell: (one) => <Link href={one.href} dir="auto">{one.fileName}</Link> },
    { key: 'what', head: 'Brings', cell: (one) => (one.what === 'articles' ? 'articles' : `layers, ${formatNames[one.format] ?? one.format}`) },
    { key: 'state', head: 'State', cell: (one) => (isHopeless(one) ? 'nothing can be brought in' : one.state === 'waiting' || one.state === 'failed' ? <strong>{stateWords[one.state]}</strong> : stateWords[one.state]) },
    { key: 'summary', head: 'Came to', cell: (one) => summaryOf(one) || '–' },
    { key: 'by', head: 'By', cell: (one) => one.by },
    { key: 'at', head: 'Begun', cell: (one) => <Moment at={one.createdAt} /> },
  ]
  return (
    <section aria-labelledby="earlier-imports" className={classes.earlier}>
      <h2 id="earlier-imports">Earlier imports</h2>
      {imports.length === 0 ? (
        <EmptyState title="What was brought in will stand here.">With what came of it, for everybody who leads this project.</EmptyState>
      ) : (
        <DataTable caption="Imports" columns={columns} rows={imports} rowKey={(one) => one.id} />
      )}
    </section>
  )
}
