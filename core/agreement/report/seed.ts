import { intervalName, leastReplicates } from '../bootstrap/interval'

/** The one seed of every draw in a report, so that a figure is the same whenever and wherever it is computed. */
export const agreementSeed = 17

/** How the intervals of a report are drawn, for its name. */
export const intervalWords = `interval: 95 %, ${intervalName}, ${leastReplicates.toLocaleString('en')} replicates, seed ${agreementSeed}`
