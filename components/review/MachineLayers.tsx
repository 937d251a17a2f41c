import { Link } from '@/components/page/Link'
import { TagBadge } from '@/components/codebook/TagBadge'
import type { Annotation } from '@/core/annotation/annotation'
import { type Machine, writeMachine } from '@/core/assignment/machine'
import type { Codebook } from '@/core/codebook/codebook'
import classes from './MachineLayers.module.css'

interface Props {
  /** How many models predicted something here. */
  readonly count: number
  /** Undefined as long as nobody has asked to see it. */
  readonly layers: readonly { readonly machine: Machine; readonly annotations: readonly Annotation[] }[] | undefined
  readonly codebook: Pick<Codebook, 'groups' | 'tags'>
  /** Where it is shown, and where it is not. */
  readonly showHref: string
  readonly hideHref: string
}

/** What models predicted on an article: for whoever asks to see it, apart from people's layers and compared with none of them. */
export const MachineLayers = ({ count, layers, codebook, showHref, hideHref }: Props) => {
  if (count === 0) return null
  const several = count === 1 ? 'A machine has' : `${count} machines have`
  return (
    <section aria-labelledby="machine-layers" className={classes.machines} id="machines">
      <h2 id="machine-layers">By machine</h2>
      {layers === undefined ? (
        <p className={classes.soft}>{several} marked this article. It counts in no case and no figure, and stays out of sight while you decide. <Link href={showHref}>Show it</Link></p>
      ) : (
        <>
          <p className={classes.soft}>It counts in no case and no figure. <Link href={hideHref}>Put it out of sight</Link></p>
          {layers.length === 0 && <p className={classes.soft}>It was brought in under another version of the codebook than these layers.</p>}
          {layers.map(({ machine, annotations }) => (
            <div key={writeMachine(machine)} className={classes.layer}>
              <h3>{writeMachine(machine)}, a machine</h3>
              {annotations.length === 0 && <p className={classes.soft}>It marked nothing.</p>}
              <ul className={classes.list}>
                {annotations.map(({ id, tag, quotes }) => {
                  const known = codebook.tags.find(({ key }) => key === tag)
                  return <li key={id}>{known ? <TagBadge codebook={codebook} tag={known} labelled /> : tag} <q className={classes.quote}>{quotes.join(' … ')}</q></li>
                })}
              </ul>
            </div>
          ))}
        </>
      )}
    </section>
  )
}
