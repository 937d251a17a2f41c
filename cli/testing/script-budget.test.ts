import { describe, expect, it } from 'vitest'
import { Failure } from '../failure'
import { judgeScript } from './script-budget'

const files = [{ file: 'static/chunks/react.js', bytes: 73_302 }, { file: 'static/chunks/page.js', bytes: 40_000 }]

describe('the budget of script', () => {
  it('says what a page loads that keeps to it', () => {
    expect(judgeScript(files, { page: '/read', kilobytes: 120 })).toBe('113.3 kB of script, gzipped, before interaction on /read, of 120')
  })

  it('refuses a page that loads more, and names its files', () => {
    expect(() => judgeScript(files, { page: '/read', kilobytes: 100 })).toThrow(Failure)
    expect(() => judgeScript(files, { page: '/read', kilobytes: 100 })).toThrow('react.js 73.3, page.js 40.0')
  })
})
