import type { ReactNode } from 'react'
import classes from './DataTable.module.css'

/** One column of a table. */
export interface Column<Row> {
  readonly key: string
  readonly head: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** Numbers are set flush right in tabular figures. */
  readonly numeric?: boolean
  /** The column that names the row: its cells are row headers, and open the stacked row at 390. Exactly one. */
  readonly names?: boolean
  /** As wide as its content, such as a column of buttons. */
  readonly narrow?: boolean
  /** Cells that speak for themselves, such as a button: in a narrow window the head is not repeated before them. */
  readonly bare?: boolean
}

interface Props<Row> {
  /** What the table holds, for a screen reader. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
}

/**
 * A table with hairlines and no boxes. In a narrow window each row becomes a short list with the
 * column's head before each value; the roles are written out because browsers drop them with the layout.
 * For no rows show an `EmptyState` in its place.
 */
export const DataTable = <Row,>({ caption, columns, rows, rowKey }: Props<Row>) => (
  <table role="table" className={classes.table}>
    <caption className={classes.caption}>{caption}</caption>
    <thead role="rowgroup" className={classes.head}>
      <tr role="row">
        {columns.map((column) => (
          <th key={column.key} role="columnheader" scope="col" className={classes.columnHead} {...shape(column)}>{column.head}</th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      {rows.map((row) => (
        <tr key={rowKey(row)} role="row" className={classes.row}>
          {columns.map((column) =>
            column.names ? (
              <th key={column.key} role="rowheader" scope="row" className={classes.name}>{column.cell(row)}</th>
            ) : (
              <td key={column.key} role="cell" className={classes.cell} {...shape(column)}>
                {!column.bare && <span aria-hidden className={classes.label}>{column.head}</span>}
                <span className={classes.value}>{column.cell(row)}</span>
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  </table>
)

function shape<Row>(column: Column<Row>) {
  return { 'data-numeric': column.numeric || undefined, 'data-narrow': column.narrow || undefined }
}
