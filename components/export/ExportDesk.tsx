import type { ReactNode } from 'react'
import { EmptyState } from '@/components/page/EmptyState'
import { many } from '@/core/counted'
import type { ExportCounts } from '@/core/export/export-counts'
import type { OfferedFormat } from '@/core/export/offered-format'
import classes from './ExportDesk.module.css'
import { ExportForm } from './ExportForm'

/** Where each file is downloaded, and under what name. */
export interface ExportFile {
  readonly href: string
  readonly fileName: string
}

interface Props {
  readonly counts: ExportCounts
  readonly formats: readonly OfferedFormat[]
  /** Groups of articles that go into one split, at most. */
  readonly groups: number
  /** Where packages are downloaded. */
  readonly packages: string
  readonly jsonl: ExportFile
  /** Safe to open in a spreadsheet. */
  readonly csv: ExportFile
  /** The same without the guard against formulas. */
  readonly csvRaw: ExportFile
  /** Who is behind the pseudonyms. */
  readonly pseudonyms: ExportFile
  /** The next step where there is nothing to export yet. */
  readonly action?: ReactNode
}

/** The labelled data: a package as chosen; single files; who is behind the pseudonyms; and how offsets count. */
export const ExportDesk = ({ counts, formats, groups, packages, jsonl, csv, csvRaw, pseudonyms, action }: Props) => {
  if (counts.articles === 0) {
    return (
      <EmptyState title="The labelled data will be downloaded here." action={action}>
        There is no article in this project yet.
      </EmptyState>
    )
  }
  return (
    <div className={classes.desk}>
      <p className={classes.counts}>
        {many(counts.articles, 'article')} and {many(counts.annotations, 'annotation')} by {many(counts.annotators, 'annotator')}; {many(counts.submitted, 'assignment')}{' '}
        submitted; {many(counts.decisions, 'decision')}; {many(counts.gold, 'passage')} in the gold.
      </p>

      <section aria-labelledby="export-package" className={classes.format}>
        <h2 id="export-package">A package</h2>
        <p className={classes.soft}>An archive (.zip) of one moment, with a note of what is in it and of what its format could not hold.</p>
        <ExportForm formats={formats} address={packages} groups={groups} />
      </section>

      <section aria-labelledby="export-files" className={classes.format}>
        <h2 id="export-files">Single files</h2>
        <p>
          Everything but the discussion. JSON Lines has a line for each article: its text, outlets and provenance, every annotator’s layer, the decisions with their
          reasons, the gold and the soft labels. CSV has a row for each annotation.
        </p>
        <p className={classes.soft}>
          The CSV for spreadsheets begins with a byte order mark, by which Excel knows that it is UTF-8, and a cell that begins like a formula (=, +, -, @) has an
          apostrophe before it, because spreadsheets run such cells. The raw file has neither: for R, pandas and other programs.
        </p>
        <Downloads files={[{ ...jsonl, name: 'Download JSONL' }, { ...csv, name: 'Download CSV for spreadsheets' }, { ...csvRaw, name: 'Download raw CSV' }]} />
      </section>

      <section aria-labelledby="export-pseudonyms" className={classes.format}>
        <h2 id="export-pseudonyms">Pseudonyms</h2>
        <p>
          Exports name people by a number, as in <code>annotator-417</code>. It is drawn when somebody joins and stays theirs, in every export and release. Who is
          behind which is in this file alone. Keep it apart from the data; each download of it is on record.
        </p>
        <Downloads files={[{ ...pseudonyms, name: 'Download who is who' }]} />
      </section>

      <section aria-labelledby="export-offsets" className={classes.format}>
        <h2 id="export-offsets">Offsets</h2>
        <p>
          Offsets count Unicode code points of the article’s text, from 0, the end not included. The unit is named in every file. In Python{' '}
          <code>text[start:end]</code> gives the quote; in R <code>substring(text, start + 1, end)</code> does; in PostgreSQL{' '}
          <code>substr(text, start + 1, end - start)</code>.
        </p>
        <p className={classes.soft}>
          JavaScript, Java and doccano count UTF-16 units instead, and differ from the first emoji on. The hash of the text (SHA-256) stands beside the offsets:
          they hold for that text and no other.
        </p>
      </section>
    </div>
  )
}

const Downloads = ({ files }: { readonly files: readonly (ExportFile & { readonly name: string })[] }) => (
  <ul className={classes.files}>
    {files.map((file) => (
      <li key={file.href}>
        <a href={file.href} download={file.fileName}>
          {file.name}
        </a>
        <span className={classes.soft}>{file.fileName}</span>
      </li>
    ))}
  </ul>
)
