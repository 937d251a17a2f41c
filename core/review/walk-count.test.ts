import { describe, expect, test } from 'vitest'
import type { CaseLine } from './case-line'
import { neighboursOf } from './order'
import { type Walked, countedWalk, walkDecided, walkTo } from './walk-count'

const line = (key: string): CaseLine => ({ key, articleId: 'x', kinds: [], quote: '', positions: [], state: 'open', verdict: null })
/** The list as it is when a case is on the screen. */
const walk = (keys: string, key: string) => {
  const lines = [...keys].map(line)
  const at = keys.indexOf(key)
  return { lines, index: at < 0 ? undefined : at, count: lines.length, nextOpen: lines.find((one) => one.key !== key && one.key > key) ?? lines.find((one) => one.key !== key) }
}
const shown = (walked: Walked, keys: string, key: string) => {
  const { index, count } = countedWalk(walk(keys, key), key, walked)
  return `${index! + 1} of ${count}`
}

describe('the number of a case', () => {
  test('counts on while what is decided leaves the list', () => {
    let walked = walkTo(undefined, '?state=open', 'a', walk('abcd', 'a'))
    expect(shown(walked, 'abcd', 'a')).toBe('1 of 4')
    walked = walkTo(walked, '?state=open', 'b', walk('bcd', 'b'))
    expect(shown(walked, 'bcd', 'b')).toBe('2 of 4')
    walked = walkTo(walked, '?state=open', 'c', walk('cd', 'c'))
    expect(shown(walked, 'cd', 'c')).toBe('3 of 4')
    // Back to a case that was decided: it keeps its number.
    walked = walkTo(walked, '?state=open', 'b', walk('cd', 'b'))
    expect(shown(walked, 'cd', 'b')).toBe('2 of 4')
  })

  test('goes back with the one who walks, and begins anew elsewhere or under other filters', () => {
    let walked = walkTo(undefined, '', 'c', walk('abcd', 'c'))
    walked = walkTo(walked, '', 'b', walk('abcd', 'b'))
    expect(shown(walked, 'abcd', 'b')).toBe('2 of 4')
    expect(walkTo(walked, '', 'b', walk('abcd', 'b'))).toBe(walked)
    expect(shown(walkTo(walked, '', 'd', walk('abcd', 'd')), 'abcd', 'd')).toBe('4 of 4')
    expect(shown(walkTo(walked, '?kind=tag', 'd', walk('cd', 'd')), 'cd', 'd')).toBe('2 of 2')
  })

  test('agrees with the way back: what was decided stands before what came after it', () => {
    let walked = walkTo(undefined, '', 'a', walk('abcd', 'a'))
    walked = walkDecided(walked, 'a', { state: 'decided', verdict: 'Accept A' })
    walked = walkTo(walked, '', 'b', walk('bcda', 'b'))
    const second = countedWalk(walk('bcd', 'b'), 'b', walked)
    expect(second.lines.map(({ key, verdict }) => key + (verdict ?? ''))).toEqual(['aAccept A', 'b', 'c', 'd'])
    expect(neighboursOf(second, 'b')).toMatchObject({ previous: { key: 'a' }, next: { key: 'c' } })
    expect(countedWalk(walk('bcda', 'b'), 'b', walked).lines.map(({ key }) => key).join('')).toBe('abcd')
    // Back at the first, which is the last of the list by now: the second comes next.
    const back = walkTo(walked, '', 'a', walk('bcda', 'a'))
    expect(neighboursOf(countedWalk(walk('bcda', 'a'), 'a', back), 'a').next?.key).toBe('b')
    expect(shown(back, 'bcda', 'a')).toBe('1 of 4')
  })

  test('begins with 1 again after the last', () => {
    let walked = walkTo(undefined, '', 'd', walk('abcd', 'd'))
    walked = walkTo(walked, '', 'a', walk('abcd', 'a'))
    expect(shown(walked, 'abcd', 'a')).toBe('1 of 4')
  })

  test('is left as it is where the list is too long to be counted', () => {
    const long = { ...walk('abcd', 'b'), count: undefined }
    expect(countedWalk(long, 'b', walkTo(undefined, '', 'b', long))).toMatchObject({ index: 1, count: undefined })
  })
})
