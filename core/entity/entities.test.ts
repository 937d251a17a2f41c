import { describe, expect, it } from 'vitest'
import { codebookSchema } from '../codebook/codebook'
import media from '../codebook/media-framing-v1.json'
import { entitiesOf, entityKey } from './entities'

const codebook = codebookSchema.parse(media)
const passage = (attributes: Record<string, string | number | readonly string[]>, deleted = false) => ({ attributes, deleted })

describe('entitiesOf', () => {
  it('lists whoever is named as source, target or in a chain, the most often named first', () => {
    expect(entitiesOf(codebook, [
      passage({ source: 'Titorenko', target: 'France 🇫🇷' }),
      passage({ source_chain: ['France 🇫🇷', 'شلوم 🙂'] }),
    ])).toEqual(['France 🇫🇷', 'Titorenko', 'شلوم 🙂'])
  })
  it('takes spellings of one name as one, as it was first written', () => {
    expect(entitiesOf(codebook, [passage({ source: 'Jose\u0301  Dias' }), passage({ target: ' jos\u00e9 dias ' })])).toEqual(['Jose\u0301  Dias'])
  })
  it('leaves out what is blank, deleted or no name, and takes names given elsewhere', () => {
    expect(entitiesOf(codebook, [passage({ source: '  ', mode: 'direct', severity: 2, rationale: 'because' }), passage({ source: 'Gone' }, true)], ['Paris'])).toEqual(['Paris'])
  })
})

describe('entityKey', () => {
  it.each([['  ', ''], ['A\u00a0 B', 'a b'], ['SHALOM שלום', 'shalom שלום']])('of %j is %j', (name, key) => expect(entityKey(name)).toBe(key))
})
