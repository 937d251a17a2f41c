'use client'
import { Button } from '@mantine/core'
import { Link } from '@/components/page/Link'
import { Unknown } from '@/components/page/Unknown'
import { many } from '@/core/counted'
import { writeDate } from '@/core/partial-date'
import type { ImportItem, ItemChoice, ItemFilter, Likeness } from '@/core/import-job/item'
import type { ImportCounts } from '@/core/import-job/state'
import classes from './ItemList.module.css'

interface Props {
  readonly counts: ImportCounts
  /** It is stored: nothing is ready any more. */
  readonly settled: boolean
  readonly show: ItemFilter
  readonly onShow: (show: ItemFilter) => void
  readonly items: readonly ImportItem[]
  /** Whether there are more. */
  readonly more: boolean
  readonly onMore: () => void
  readonly loading: boolean
  /** Left out where nothing can be chosen any more. */
  readonly onChoose?: ((ordinal: number, choice: ItemChoice) => void) | undefined
  readonly onChooseAllNear?: ((choice: ItemChoice) => void) | undefined
  /** Where an article of the project is read. */
  readonly articleHref: (slug: string) => string
  /** Those of the project: only they are stored with an article. */
  readonly outlets: readonly { readonly id: string; readonly name: string }[]
}

/** What was found in a file, thing by thing: what comes in, what is nearly the same as another, and what is refused, where and why. */
export const ItemList = ({ counts, settled, show, onShow, items, more, onMore, loading, onChoose, onChooseAllNear, articleHref, outlets }: Props) => (
  <section aria-labelledby="import-items" className={classes.list}>
    <h2 id="import-items">What is in it</h2>
    <div className={classes.filters}>
      <div role="group" aria-label="Which are shown" className={classes.control}>
        {filtersOf(counts, settled).map((filter) => <Filter key={filter.value} filter={filter} show={show} onShow={onShow} />)}
        {counts.near > 0 && (
          <span className={classes.among}>
            <span className={classes.soft}>of all of them:</span> <Filter filter={{ value: 'near', name: 'Nearly the same as another', count: counts.near }} show={show} onShow={onShow} />
          </span>
        )}
      </div>
      {show === 'near' && onChooseAllNear && counts.near > 1 && (
        <span className={classes.all}>
          All of them:
          <Button size="compact-sm" variant="default" onClick={() => onChooseAllNear('bring')}>bring in</Button>
          <Button size="compact-sm" variant="default" onClick={() => onChooseAllNear('leave')}>leave out</Button>
          <Button size="compact-sm" variant="default" onClick={() => onChooseAllNear('story')}>bring in as one story</Button>
        </span>
      )}
    </div>
    {items.length === 0 && !loading && <p className={classes.soft}>Nothing of this kind.</p>}
    <ol className={classes.items} aria-label="Found in the file">
      {items.map((item) => <Item key={item.ordinal} item={item} onChoose={onChoose} articleHref={articleHref} outlet={outlets.find(({ id }) => id === item.outletId)?.name} />)}
    </ol>
    {more && <Button className={classes.more} variant="default" loading={loading} onClick={onMore}>Show more</Button>}
  </section>
)

interface NamedFilter {
  readonly value: ItemFilter
  readonly name: string
  readonly count: number
}

const Filter = ({ filter: { value, name, count }, show, onShow }: { readonly filter: NamedFilter } & Pick<Props, 'show' | 'onShow'>) => (
  <button type="button" aria-pressed={show === value} className={classes.filter} onClick={() => onShow(value)}>
    {name} <span className={classes.count}>{count.toLocaleString('en')}</span>
  </button>
)

/** What becomes of each: everything that was found is in one of them. Those that have none are left out, but for the whole. */
function filtersOf(counts: ImportCounts, settled: boolean): readonly NamedFilter[] {
  const all: readonly NamedFilter[] = [
    { value: 'all', name: 'All', count: counts.found }, settled ? { value: 'added', name: 'Brought in', count: counts.added } : { value: 'ready', name: 'Ready', count: counts.ready },
    { value: 'left', name: 'Left out', count: counts.left }, { value: 'same', name: 'There already', count: counts.same }, { value: 'refused', name: 'Refused', count: counts.refused },
  ]
  return all.filter(({ value, count }) => value === 'all' || count > 0)
}

const Item = ({ item, onChoose, articleHref, outlet }: { readonly item: ImportItem; readonly outlet: string | undefined } & Pick<Props, 'onChoose' | 'articleHref'>) => {
  const where = `${item.source.file}${item.source.line === null ? '' : `, line ${item.source.line}`}`
  if (item.refusal !== null) {
    return (
      <li className={classes.item} data-refused>
        <p className={classes.title}>Refused: {item.refusal}</p>
        <p className={classes.soft}>{where}{item.opening && <> · “<bdi>{item.opening}</bdi>”</>}</p>
      </li>
    )
  }
  const name = item.title ?? item.opening
  return (
    <li className={classes.item}>
      <p className={classes.title}>{item.slug ? <Link href={articleHref(item.slug)} dir="auto">{name}</Link> : item.title !== null ? <bdi>{item.title}</bdi> : <><bdi>{item.opening} …</bdi> <Unknown word="title unknown" /></>}</p>
      <p className={classes.facts}>
        {outlet ? <bdi>{outlet}</bdi> : <><Unknown word="outlet unknown" />{item.outlet !== null && <> (the file says “<bdi>{item.outlet}</bdi>”)</>}</>} · {item.publishedAt ? writeDate(item.publishedAt) : <Unknown word="date unknown" />} · {many(item.words, 'word')}
        {item.story && <> · story “<bdi>{item.story}</bdi>”</>} · <span className={classes.soft}>{where}</span>
      </p>
      {item.notes.map((note) => <p key={note} className={classes.note}>{note}</p>)}
      {item.same && <p className={classes.note}>The very same text is <Other other={item.same} articleHref={articleHref} />: it is left out.</p>}
      {item.near && !item.same && (
        <div className={classes.near}>
          {item.opening === item.nearOpening ? (
            <div className={classes.both}>
              <p className={classes.side}><Alike near={item.near} articleHref={articleHref} /> Both begin:</p>
              <p className={classes.opening} dir="auto">{item.opening} …</p>
            </div>
          ) : (
            <>
              <div>
                <p className={classes.side}>This one begins:</p>
                <p className={classes.opening} dir="auto">{item.opening} …</p>
              </div>
              <div>
                <p className={classes.side}><Alike near={item.near} articleHref={articleHref} />{item.nearOpening !== null && ' It begins:'}</p>
                {item.nearOpening !== null && <p className={classes.opening} dir="auto">{item.nearOpening} …</p>}
              </div>
            </>
          )}
          {onChoose && !item.slug && (
            <fieldset className={classes.choice}>
              <legend className={classes.unseen}>What becomes of “{name}”</legend>
              {choices.map(({ value, label }) => (
                <label key={value}><input type="radio" name={`choice-${item.ordinal}`} checked={item.choice === value} onChange={() => onChoose(item.ordinal, value)} /> {label}</label>
              ))}
            </fieldset>
          )}
        </div>
      )}
    </li>
  )
}

const choices: readonly { value: ItemChoice; label: string }[] = [
  { value: 'bring', label: 'Bring it in as another article' }, { value: 'story', label: 'Bring it in, in the same story' }, { value: 'leave', label: 'Leave it out' },
]

const Alike = ({ near, articleHref }: { readonly near: Likeness } & Pick<Props, 'articleHref'>) => <>About {Math.round(near.alike * 100)} % the same as <Other other={near} articleHref={articleHref} />.</>

const Other = ({ other, articleHref }: { readonly other: Likeness } & Pick<Props, 'articleHref'>) => {
  const name = other.title ? <>“<bdi>{other.title}</bdi>”</> : <Unknown word="an article without a title" />
  return other.in === 'project' ? <><Link href={articleHref(other.slug)}>{name}</Link>, in the project</> : <>{name}, number {other.ordinal + 1} of this file</>
}
