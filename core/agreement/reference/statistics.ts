import type { Statistic } from '../bootstrap/statistic'

/** Makes a statistic of articles from the input and the parameters of a metric. */
export type StatisticMaker<Input> = (input: Input, params: unknown) => Statistic
