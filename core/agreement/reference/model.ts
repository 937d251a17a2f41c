import { z } from 'zod'
import type { Figure } from '../figure'
import { figure, noFigure } from '../figure'
import type { DawidSkene } from '../model/dawid-skene'
import { dawidSkene } from '../model/dawid-skene'
import type { Mace } from '../model/mace'
import { mace } from '../model/mace'
import type { Posterior } from '../model/posterior'
import { againstMajority, likeliestLabels } from '../model/posterior'
import type { Votes } from '../model/votes'
import { votesOf } from '../model/votes'
import type { AnnotationsInput } from './input'
import { annotationsInput } from './input'
import type { Metric } from './metric'
import { metric } from './metric'

/** Which number of a model is asked for. */
const modelParams = z.looseObject({
  item: z.coerce.string().optional(),
  label: z.coerce.string().optional(),
  annotator: z.coerce.string().optional(),
  first_label: z.coerce.string().optional(),
})
type ModelParams = z.infer<typeof modelParams>

/** Models of who labels how, and what they make of the items. */
export const modelMetrics: Readonly<Record<string, Metric>> = {
  ...posteriorMetrics('dawid_skene', dawidSkene),
  dawid_skene_class_prior_of_first_label: modelMetric(dawidSkene, ({ prior, votes }, { first_label }) => ofLabel(votes, first_label ?? votes.labels[0], (label) => figure(prior[label]!))),
  ...posteriorMetrics('mace', mace),
  mace_competence: modelMetric(mace, ({ competence, votes }, { annotator }) => {
    const number = votes.annotators.indexOf(annotator ?? '')
    return number < 0 ? noFigure(`${annotator ?? 'Nobody'} labelled nothing.`) : figure(competence[number]!)
  }),
}

/** What can be asked of either model. */
function posteriorMetrics(name: string, fit: (votes: Votes) => DawidSkene | Mace): Record<string, Metric> {
  return {
    [`${name}_posterior`]: modelMetric(fit, ({ probabilities, votes }, { item, label }) => {
      const number = votes.items.indexOf(item ?? '')
      if (number < 0) return noFigure(`The item ${item ?? ''} has no label.`)
      return ofLabel(votes, label, (at) => figure(probabilities[number * votes.labels.length + at]!))
    }),
    [`${name}_items_where_label_differs_from_majority`]: modelMetric(fit, (model) => figure(againstMajority(model).length)),
    [`${name}_number_of_items_labelled_as_first_label`]: modelMetric(fit, (model, { first_label }) =>
      ofLabel(model.votes, first_label ?? model.votes.labels[0], (label) => figure(likeliestLabels(model).reduce((count, one) => count + (one === label ? 1 : 0), 0))),
    ),
  }
}

function modelMetric<Model extends Posterior & { readonly converged: boolean }>(fit: (votes: Votes) => Model, read: (model: Model, params: ModelParams) => Figure): Metric {
  return metric(annotationsInput, modelParams, ({ labels, annotations }: AnnotationsInput, params) => {
    const votes = votesOf(annotations.flatMap(({ item, annotator, label }) => (label === null ? [] : [{ item, annotator, label }])), labels)
    if (typeof votes === 'string') return noFigure(votes)
    const model = fit(votes)
    return model.converged ? read(model, params) : noFigure('The model did not come to rest.')
  })
}

function ofLabel({ labels }: Votes, label: string | undefined, read: (number: number) => Figure): Figure {
  const number = labels.indexOf(label ?? '')
  return number < 0 ? noFigure(`The label ${label ?? ''} is not among the declared labels.`) : read(number)
}
