import type { ImportMappingRequest } from '../request/import'
import { type ColumnMapping, nothingMapped } from './mapping'

/** How the file of an import is understood: what a lead may say of it, and what is taken where nobody has said anything. */
export type ImportSettings = ImportMappingRequest

/**
 * What is proposed for the columns, with what was said before any column was seen: a file that could not be read at first has none,
 * and saying its encoding says nothing of them.
 */
export function settingsAfter(said: ImportSettings, proposed: ImportSettings): ImportSettings {
  return {
    mapping: proposed.mapping,
    outlets: [...said.outlets, ...proposed.outlets.filter(({ words }) => said.outlets.every((one) => one.words !== words))],
    publisherId: said.publisherId ?? proposed.publisherId,
    storyTitle: said.storyTitle ?? proposed.storyTitle,
    provenance: said.provenance || proposed.provenance,
    encoding: said.encoding,
  }
}

/** Settings with a mapping that was proposed. */
export function settingsWith(mapping: ColumnMapping = nothingMapped): ImportSettings {
  return { mapping, outlets: [], publisherId: null, storyTitle: null, provenance: '', encoding: null }
}
