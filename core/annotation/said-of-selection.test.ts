import { describe, expect, it } from 'vitest'
import { codePoint } from '../text/offset'
import { offsetTable } from '../text/offset-table'
import { saidOfSelection } from './said-of-selection'

const text = 'Four 👩‍👧 cafe\u0301s in שלום town'
const table = offsetTable(text)
const at = (words: string, edge: 'start' | 'end') => codePoint([...text.slice(0, text.indexOf(words))].length + (edge === 'end' ? [...words].length : 0))
const said = (anchor: number, before: number, now: number) => saidOfSelection(table, codePoint(anchor), codePoint(before), codePoint(now))

describe('saidOfSelection', () => {
  const [four, in_] = [at('Four', 'start'), at('in', 'end')]
  it.each([
    ['what came in, forwards', four, in_, at('שלום', 'end'), 'Selected: שלום'],
    ['what came in, backwards', at('town', 'end'), at('town', 'start'), at('שלום', 'start'), 'Selected: שלום'],
    ['what went out', four, at('שלום', 'end'), in_, 'No longer selected: שלום'],
    ['the whole of little', at('cafe', 'start'), at('cafe', 'start'), in_, 'Selected: cafe\u0301s in'],
    ['that nothing is left', four, at('Four', 'end'), four, 'No longer selected: Four. Nothing is selected'],
    ['both, across the place where it began', in_, at('town', 'end'), four, 'No longer selected: שלום town. Selected: Four 👩‍👧 cafe\u0301s in'],
    ['nothing of white space alone', four, at('Four', 'end'), codePoint(at('Four', 'end') + 1), ''],
  ])('says %s', (_, anchor, before, now, words) => expect(said(anchor, before, now)).toBe(words))
})
