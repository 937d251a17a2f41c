import { many } from '@/core/counted'
import { nameOfFormat } from '@/core/export/export-format'
import type { ReleaseLine } from '@/core/release/release'
import { DataTable } from '../page/DataTable'
import { EmptyState } from '../page/EmptyState'
import { Link } from '../page/Link'
import { Moment } from '../page/Moment'
import { stateWords, writeBytes } from './words'

interface Props {
  readonly releases: readonly ReleaseLine[]
  readonly hrefOf: (number: number) => string
  /** Where one is made; undefined for whoever may not. */
  readonly newHref?: string | undefined
}

/** The releases of a project, the newest first; where there are none, what a release is. */
export const ReleaseList = ({ releases, hrefOf, newHref }: Props) => {
  if (releases.length === 0) {
    return (
      <EmptyState title="What this project publishes will stand here." action={newHref && <Link href={newHref}>Make the first release</Link>}>
        A release is the labelled data of one moment, with its codebook, a datasheet and checksums. It has a number and never changes. Before it is offered,
        every format is read back and every offset compared with the database: the certificate says what was found.
      </EmptyState>
    )
  }
  return (
    <DataTable
      caption="Releases, the newest first" rows={releases} rowKey={({ number }) => String(number)}
      columns={[
        { key: 'name', head: 'Release', names: true, cell: ({ number, name }) => <Link href={hrefOf(number)}>{name}</Link> },
        { key: 'number', head: 'No.', numeric: true, narrow: true, cell: ({ number }) => number },
        { key: 'state', head: 'State', cell: ({ state, withdrawn }) => (withdrawn ? <strong>withdrawn</strong> : stateWords[state]) },
        { key: 'at', head: 'When', cell: ({ createdAt, publishedAt }) => <Moment at={publishedAt ?? createdAt} /> },
        { key: 'formats', head: 'Formats', cell: ({ formats }) => formats.map((format) => nameOfFormat(format as Parameters<typeof nameOfFormat>[0])).join(', ') },
        { key: 'files', head: 'Size', cell: ({ files, bytes }) => (files === 0 ? '–' : `${many(files, 'file')}, ${writeBytes(bytes)}`) },
      ]}
    />
  )
}
