import type { ReleaseState } from '@/core/release/release'

/** How each state of a release is called. */
export const stateWords: Readonly<Record<ReleaseState, string>> = { making: 'being made', draft: 'draft', published: 'published', failed: 'failed', discarded: 'given up' }

const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** A number of bytes for reading: `12 bytes`, `1.5 kB`. In steps of a thousand. */
export function writeBytes(bytes: number): string {
  let [value, unit] = [bytes, 0]
  while (value >= 1000 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1]
  return `${unit === 0 || value >= 100 ? Math.round(value) : Math.round(value * 10) / 10} ${unit === 0 && bytes === 1 ? 'byte' : units[unit]}`
}
