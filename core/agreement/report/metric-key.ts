/** The metrics a project can be reported by, in the order of the page. What each is exactly, its report says in `name`. */
export const metricKeys = [
  'u-alpha', 'u-alpha-binary', 'cu-alpha', 'alpha-u-1995', 'gamma', 'gamma-cat',
  'f1-exact', 'f1-exact-unlabelled', 'f1-overlap', 'f1-iou', 'f1-characters', 'f1-propaganda',
  'token-kappa', 'answers-alpha',
] as const

export type MetricKey = (typeof metricKeys)[number]

/** What is computed and kept as one piece: a metric, or the tables of tags. */
export const pieceKeys = [...metricKeys, 'tags'] as const

export type PieceKey = (typeof pieceKeys)[number]
