import { describe, expect, it } from 'vitest'
import { dataStatement, datasheet } from './datasheet'
import type { ReleaseFacts } from './facts'

const title = { number: 1, name: 'First 🗞️', note: '', snapshotAt: '2026-11-22T08:00:00.000Z' }

const facts: ReleaseFacts = {
  project: { name: 'שלום', slug: 'peace' }, articles: 2, stories: 1, codePoints: 100, layers: 3, secondPasses: 0, annotations: 4, decisions: 0, layersPerArticle: [], annotators: 'fewer than five',
  machineLayers: 0, tags: [], outlets: [], outletUnknown: 0, languages: [{ name: 'not recorded', count: 2 }], published: { first: null, last: null, unknown: 2 },
  submitted: { first: '2026-11-20', last: '2026-11-20' }, provenance: { withAddress: 0, withNote: 2, unknown: 0 }, sameText: { articles: 0, groups: 0 }, codebooks: [],
  settings: { peersVisible: 'never', decideOwnCases: false, outletHidden: 0, outletShown: 3 }, agreement: [], agreementBecause: null,
}

describe('the datasheet', () => {
  it('says of layers made here what is known of all of them', () => {
    const sheet = datasheet(title, { ...facts, imported: [] }, {})
    expect(sheet).toContain('- Annotators work in isolation')
    expect(sheet).toContain('- The outlet was shown to all annotators.')
    expect(sheet).not.toContain('elsewhere')
  })

  it('says of layers brought in that nothing of their making is known', () => {
    const sheet = datasheet(title, { ...facts, settings: { ...facts.settings, outletShown: 1 }, imported: [{ format: 'brat', layers: 2 }] }, {})
    expect(sheet).toContain('Brought in from elsewhere, of these: 2 layers from brat.')
    expect(sheet).toContain('- Annotations made here were submitted on 2026-11-20.\n- 2 layers of annotations were brought in from elsewhere (brat): when they were made is not known.')
    expect(sheet).toContain('- The outlet was shown in all 1 reading made here.')
    expect(sheet).toContain('- 2 layers brought in from elsewhere: whether')
    expect(sheet).not.toContain('shown to all annotators')
  })

  it('says nothing of work here where all was brought in', () => {
    const sheet = datasheet(title, { ...facts, submitted: { first: null, last: null }, settings: { ...facts.settings, outletShown: 0 }, imported: [{ format: 'brat', layers: 3 }] }, {})
    expect(sheet).not.toMatch(/isolation|outlet was|submitted (on|from|at)/)
  })

  it('has no language that nobody told', () => {
    expect(dataStatement(title, facts, {})).toContain('- not recorded: 2 articles')
  })
})
