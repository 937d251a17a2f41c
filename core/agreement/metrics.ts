import { bootstrapMetrics } from './reference/bootstrap'
import { codingMetrics } from './reference/coding'
import { gammaMetrics } from './reference/gamma'
import type { Metric } from './reference/metric'
import { modelMetrics } from './reference/model'
import { spanMetrics } from './reference/span'
import { tokenMetrics } from './reference/token'
import { unitizingMetrics } from './reference/unitizing'

/**
 * Every metric by the name under which files of reference values call it. Each subject has a file of its own in
 * `reference/`, of the form `Record<name, Metric>`.
 */
export const metrics: Readonly<Record<string, Metric>> = {
  ...codingMetrics,
  ...spanMetrics,
  ...tokenMetrics,
  ...modelMetrics,
  ...unitizingMetrics,
  ...gammaMetrics,
  ...bootstrapMetrics(findMetric),
}

/** The metric of a name, if there is one. */
export function findMetric(name: string): Metric | undefined {
  return Object.hasOwn(metrics, name) ? metrics[name] : undefined
}
