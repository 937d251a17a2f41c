import type { Fault } from './faults'

export const browserFaults: readonly Fault[] = []
