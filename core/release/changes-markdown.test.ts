import { describe, expect, it } from 'vitest'
import { exportChoice } from '@/core/export/choice'
import { ChangeTally } from './changes'
import { changesMarkdown } from './changes-markdown'

describe('the changes of a release', () => {
  const choices = [exportChoice.parse({ format: 'brat', layers: ['annotators', 'gold'], splits: { train: 80, validation: 10, test: 10, seed: 2 } }), exportChoice.parse({ format: 'jsonl', texts: 'without' })]

  it('say what it is made of where nothing in the data has changed', () => {
    const none = new ChangeTally().list
    const text = changesMarkdown({ from: 1, to: 2, articles: none, annotations: none, decisions: none, codebook: none }, choices)
    expect(text).toContain('- brat: layers annotators, gold; with the texts; in splits of 80 % train, 10 % validation, 10 % test, seed 2.')
    expect(text).toMatch(/- Crossread JSONL: layers .*; without the texts; not in splits\./)
    expect(text).toContain('Formats, layers and splits are not')
  })

  it('say it of the first release too', () => {
    expect(changesMarkdown(null, choices)).toMatch(/This is the first release\.\n\n## What this release is made of\n\n- brat/)
  })
})
