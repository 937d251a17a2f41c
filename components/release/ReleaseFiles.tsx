import { many } from '@/core/counted'
import type { ReleaseFile } from '@/core/release/release'
import { DataTable } from '../page/DataTable'
import classes from './Release.module.css'
import { writeBytes } from './words'

interface Props {
  readonly files: readonly ReleaseFile[]
  /** How many there are in all. */
  readonly count: number
  readonly bytes: number
  readonly hrefOf: (path: string) => string
  readonly archiveHref: string
}

/** What a release is made of, file by file, each with its size and checksum, folder by folder, and all of it in one archive. */
export const ReleaseFiles = ({ files, count, bytes, hrefOf, archiveHref }: Props) => {
  const groups = new Map<string, ReleaseFile[]>()
  for (const file of files) groups.set(file.format, [...(groups.get(file.format) ?? []), file])
  return (
    <section className={classes.section} aria-labelledby="release-files">
      <h2 id="release-files">Files</h2>
      <p><a href={archiveHref} download>Download everything (.zip)</a> <span className={classes.soft}>{many(count, 'file')}, {writeBytes(bytes)}</span></p>
      {[...groups].map(([format, group]) => (
        <details key={format} open={format === 'document' || files.length <= mostOpen}>
          <summary>{names[format] ?? `${format}/`} <span className={classes.soft}>{many(group.length, 'file')}, {writeBytes(group.reduce((sum, { size }) => sum + size, 0))}</span></summary>
          <DataTable
            caption={`Files of ${names[format] ?? format}`} rows={group} rowKey={({ path }) => path}
            columns={[
              { key: 'path', head: 'File', names: true, cell: ({ path }) => <a className={classes.path} href={hrefOf(path)} download>{path}</a> },
              { key: 'size', head: 'Size', numeric: true, cell: ({ size }) => writeBytes(size) },
              { key: 'sha256', head: 'SHA-256', cell: ({ sha256 }) => <code className={classes.hash}>{sha256}</code> },
            ]}
          />
        </details>
      ))}
      {count > files.length && <p className={classes.soft}>And {many(count - files.length, 'more file')}: they are in the archive, and in checksums.txt.</p>}
    </section>
  )
}

const names: Readonly<Record<string, string>> = { document: 'Documents', codebook: 'Codebook' }

/** So many files are shown without being asked for. */
const mostOpen = 15
