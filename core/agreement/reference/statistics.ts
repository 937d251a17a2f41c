import type { Statistic } from '../bootstrap/statistic'

/** Makes a statistic from articles and the parameters of a metric. */
export type StatisticMaker<Article> = (articles: readonly Article[], params: unknown) => Statistic
