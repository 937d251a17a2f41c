import type { ImportMappingRequest } from '../request/import'
import { type ColumnMapping, nothingMapped } from './mapping'

/** How the file of an import is understood: what a lead may say of it, and what is taken where nobody has said anything. */
export type ImportSettings = ImportMappingRequest

/** Settings with a mapping that was proposed. */
export function settingsWith(mapping: ColumnMapping = nothingMapped): ImportSettings {
  return { mapping, outlets: [], publisherId: null, storyTitle: null, provenance: '', encoding: null }
}
