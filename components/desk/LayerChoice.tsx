'use client'
import type { Layer } from '@/core/annotation/layer'
import classes from './LayerChoice.module.css'

interface Props {
  /** Whether there is a layer of one's own. */
  readonly own: boolean
  readonly others: readonly Layer[]
  /** Assignment of the layer that is shown; null for one's own. */
  readonly shown: string | null
  readonly onShow: (assignmentId: string | null) => void
}

/** Whose marks are on the page. One layer at a time: readings are compared in the review, not heaped up here. */
export const LayerChoice = ({ own, others, shown, onShow }: Props) => (
  <fieldset className={classes.choice}>
    <legend className={classes.legend}>Passages of</legend>
    {[...(own ? [{ id: null, name: 'you' }] : []), ...others.map((layer) => ({ id: layer.assignmentId, name: layer.annotator }))].map(({ id, name }) => (
      <label key={id ?? 'own'} className={classes.layer}>
        <input type="radio" name="layer" checked={shown === id} onChange={() => onShow(id)} />
        {name}
      </label>
    ))}
  </fieldset>
)
