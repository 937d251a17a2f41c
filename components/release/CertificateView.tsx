import { many } from '@/core/counted'
import type { Certificate, FormatCertificate } from '@/core/release/certificate'
import { whatIsChecked, whoseTheyAre } from '@/core/release/certificate-markdown'
import { DataTable } from '../page/DataTable'
import { Moment } from '../page/Moment'
import classes from './Release.module.css'

const count = (value: number) => value.toLocaleString('en')

/** What was read back and compared, and what was found: the verdict first, then the counts, then what formats cannot hold. */
export const CertificateView = ({ certificate }: { readonly certificate: Certificate }) => {
  const { sound, database, formats, takenAt } = certificate
  const wrong = formats.filter(({ unnamed }) => unnamed > 0)
  return (
    <section className={classes.section} aria-labelledby="certificate">
      <h2 id="certificate">Certificate of the offsets</h2>
      <p className={sound ? classes.sound : classes.unsound}>
        {sound ? 'Every offset, quote, tag and annotator is as in the database, but for what the notes of a format name.' : `${many(wrong.reduce((sum, { unnamed }) => sum + unnamed, 0), 'difference')} that no note names. This cannot be published.`}
      </p>
      <p className={classes.soft}>
        As of <Moment at={takenAt} />: {many(database.articles, 'article')}, {many(database.layers, 'layer')}, {many(database.annotations, 'annotation')} in {many(database.fragments, 'fragment')}. PostgreSQL itself found{' '}
        {database.misquoted === 0 ? 'every quote at its offsets' : `${many(database.misquoted, 'quote')} that are not at their offsets`}.
      </p>
      <DataTable
        caption="What was read back, format by format" rows={formats} rowKey={({ format }) => format}
        columns={[
          { key: 'name', head: 'Format', names: true, cell: ({ name }) => name },
          { key: 'articles', head: 'Articles', numeric: true, cell: ({ counts }) => count(counts.articles) },
          { key: 'layers', head: 'Layers', numeric: true, cell: ({ counts }) => count(counts.layers) },
          { key: 'annotations', head: 'Annotations', numeric: true, cell: ({ counts }) => count(counts.annotations) },
          { key: 'points', head: 'Offsets, code points', numeric: true, cell: ({ counts }) => count(counts.offsets) },
          { key: 'units', head: 'Offsets, UTF-16', numeric: true, cell: ({ counts }) => count(counts.offsets) },
          { key: 'quotes', head: 'Quotes sliced', numeric: true, cell: ({ counts }) => count(counts.quotes) },
          { key: 'named', head: 'Differences named', numeric: true, cell: ({ named }) => count(named.reduce((sum, one) => sum + one.count, 0)) },
          { key: 'unnamed', head: 'not named', numeric: true, cell: ({ unnamed }) => count(unnamed) },
        ]}
      />
      <Whose formats={formats} />
      {wrong.map((format) => <Differences key={format.format} format={format} />)}
      {formats.some(({ notes }) => notes.length > 0) && (
        <details>
          <summary>What the formats cannot hold</summary>
          {formats.filter(({ notes }) => notes.length > 0).map(({ format, name, notes }) => (
            <div key={format}>
              <h3>{name}</h3>
              <ul className={classes.plain}>{notes.map((note) => <li key={note}>{note}</li>)}</ul>
            </div>
          ))}
        </details>
      )}
      <details>
        <summary>What is checked</summary>
        <ul className={classes.plain}>{whatIsChecked.map((line) => <li key={line}>{line}</li>)}</ul>
      </details>
    </section>
  )
}

/** The sums taken apart: gold and models are layers of a format, and not of people. */
const Whose = ({ formats }: { readonly formats: readonly FormatCertificate[] }) => {
  const rows = formats.flatMap(({ format, name, whose, unread }) => (whose === undefined || unread !== null ? [] : [{ format, name, ...whose }]))
  if (rows.length === 0) return null
  return (
    <>
      <p className={classes.soft}>{whoseTheyAre}</p>
      <DataTable
        caption="Whose layers and annotations were read back, format by format" rows={rows} rowKey={({ format }) => format}
        columns={[
          { key: 'name', head: 'Format', names: true, cell: ({ name }) => name },
          ...(['people', 'gold', 'models'] as const).flatMap((whose) => [
            { key: `${whose}-layers`, head: `Layers of ${whose}`, numeric: true, cell: (row: (typeof rows)[number]) => count(row[whose].layers) },
            { key: `${whose}-annotations`, head: `Annotations of ${whose}`, numeric: true, cell: (row: (typeof rows)[number]) => count(row[whose].annotations) },
          ]),
        ]}
      />
    </>
  )
}

const Differences = ({ format: { name, differences, unnamed } }: { readonly format: FormatCertificate }) => (
  <div>
    <h3>{name}: differences that no note names</h3>
    <ul className={classes.differences}>
      {differences.map(({ place, message }, index) => (
        <li key={`${place} ${index}`}><span className={classes.place}>{place}</span> {message}</li>
      ))}
    </ul>
    {unnamed > differences.length && <p className={classes.soft}>And {count(unnamed - differences.length)} more.</p>}
  </div>
)
