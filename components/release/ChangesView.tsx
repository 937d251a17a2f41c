import type { ReleaseChanges } from '@/core/release/changes'
import { changeNames, isUnchanged } from '@/core/release/changes'
import classes from './Release.module.css'

const keys = Object.keys(changeNames) as (keyof typeof changeNames)[]

/** The difference between two releases: counts, and the first of what was added, is gone, and is another. */
export const ChangesView = ({ changes }: { readonly changes: ReleaseChanges }) => {
  if (isUnchanged(changes)) return <p>No article, annotation, decision or tag has changed since release {changes.from}. Formats, layers and splits are not compared.</p>
  return keys.map((key) => {
    const { added, gone, changed, items } = changes[key]
    const more = added + gone + changed - items.length
    return (
      <div key={key} className={classes.plain}>
        <h3>{changeNames[key]}</h3>
        <p>{added} added, {gone} gone, {changed} changed.</p>
        {items.length > 0 && (
          <details>
            <summary>Which</summary>
            <ul className={classes.differences}>
              {items.map(({ how, place, was, is }, index) => (
                <li key={`${place} ${index}`}><span className={classes.place}>{how}</span> {place}{was === undefined ? '' : `, was “${was}”`}{is === undefined ? '' : `, is “${is}”`}</li>
              ))}
            </ul>
            {more > 0 && <p className={classes.soft}>And {more} more.</p>}
          </details>
        )}
      </div>
    )
  })
}
