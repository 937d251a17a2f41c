import type { ReactNode } from 'react'
import { Link } from '@/components/page/Link'
import { Definition, Definitions } from '@/components/page/Definitions'
import { many } from '@/core/counted'
import type { LayersPreview } from '@/core/import-job/layers-preview'
import type { ImportView } from '@/core/import-job/state'
import { FindingList } from './FindingList'
import classes from './ImportSheet.module.css'

interface Props {
  readonly view: ImportView
  readonly layers: LayersPreview | null
  readonly projectHref: string
  readonly again: ReactNode
  /** Of articles: everything that was in the file. */
  readonly items: ReactNode
}

/** What an import came to: what is there now, what is not and why, and where to go next. */
export const ImportOutcome = ({ view, layers, projectHref, again, items }: Props) => {
  const { counts } = view
  return (
    <>
      <section aria-labelledby="import-outcome" className={classes.part}>
        <h2 id="import-outcome">Brought in</h2>
        {layers ? (
          <Definitions>
            <Definition term="Articles">{`${layers.counts.articles.added.toLocaleString('en')} new, ${layers.counts.articles.known.toLocaleString('en')} there already`}</Definition>
            <Definition term="Layers">{`${layers.counts.layers.added.toLocaleString('en')} new, ${layers.counts.layers.known.toLocaleString('en')} there already`}</Definition>
            <Definition term="Passages">{layers.counts.annotations.added.toLocaleString('en')}</Definition>
            <Definition term="Left out">{`${many(layers.left.passages, 'passage')} by choice; ${many(layers.findingsInAll, 'thing that did not fit or was changed', 'things that did not fit or were changed')}`}</Definition>
          </Definitions>
        ) : (
          <Definitions>
            <Definition term="Articles">{counts.added.toLocaleString('en')}</Definition>
            <Definition term="Refused">{counts.refused.toLocaleString('en')}</Definition>
            <Definition term="There already">{counts.same.toLocaleString('en')}</Definition>
            <Definition term="Left out">{counts.left.toLocaleString('en')}</Definition>
          </Definitions>
        )}
        <p className={classes.soft}>
          {layers && <><Link href={`${projectHref}/review`}>Review the cases</Link> · </>}
          <Link href={`${projectHref}/articles`}>All articles</Link> · {again}
        </p>
      </section>
      {layers && layers.articles.some(({ slug }) => slug !== null) && (
        <section aria-labelledby="import-articles" className={classes.part}>
          <h2 id="import-articles">Articles</h2>
          <ul className={classes.plain}>
            {layers.articles.map(({ name, title, slug, words, layers: several }) => (
              <li key={name}>{slug ? <Link href={`${projectHref}/articles/${slug}`} dir="auto">{title ?? name}</Link> : <bdi>{title ?? name}</bdi>} <span className={classes.soft}>{many(words, 'word')}, {many(several, 'layer')}</span></li>
            ))}
          </ul>
        </section>
      )}
      {layers && layers.findingsInAll > 0 && <FindingList findings={layers.findings} inAll={layers.findingsInAll} choice={layers.choice} />}
      {items}
    </>
  )
}
