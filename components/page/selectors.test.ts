import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/*
 * Rules that are on every page must not be tried on every element of it. Where something comes or goes beside others, a browser
 * works out anew whatever ends a selector with `+` or `~` in it: with a bare `*` or `p` at that end, all of the page, on the reading page
 * 10 ms for each passage. `:root:has()` is asked again at each change anywhere.
 */

const sheets = ['app', 'components'].flatMap((folder) => (readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith('.css')).map((name) => join(folder, name)))

/** Every selector of a sheet. */
const selectorsIn = (css: string): readonly string[] =>
  [...css.replace(/\/\*.*?\*\//gs, '').matchAll(/([^{}]+)\{/g)].map(([, selector]) => selector!.trim()).filter((selector) => !selector.startsWith('@'))

/** The part of a selector that it ends with, for each of those that have `+` or `~` in them. */
const endsOf = (selector: string): readonly string[] =>
  selector.split(/,(?![^(]*\))/).map((one) => one.trim()).filter((one) => /[+~]/.test(one.replace(/\[[^\]]*\]/g, ''))).map((one) => one.match(/(?:\([^)]*\)|\[[^\]]*\]|[^\s>+~([])+$/)?.[0] ?? one)

/** An element is named by a class, an attribute or an id, alone or in a choice of nothing else. */
const isBare = (compound: string): boolean => /^(\*|[a-z][\w-]*|:not\(.*\))?(::?[a-z-]+)*$/.test(compound) || /^:is\(.*(?:^|[(,]\s*)(\*|[a-z])/.test(compound)

const tooFar = (selector: string): boolean => endsOf(selector).some(isBare) || /:root:has\(|\b(html|body):has\(/.test(selector)

describe('selectors', () => {
  it.each([
    ['.body > p + p', true], ['.row + .row > *', true], ['.a + .b p', true], ['.text ~ :is(*, p)', true], ['.a, .b + li::before', true], ['.text:active ~ *', true], [':root:has(.foot)', true],
    ['.text:active ~ .foot', false], ['.radio:checked + .word', false], ['.text ~ :is(.foot, [data-badges])', false], ['li:not(:first-child)', false], ['[data-a~="b"] > p', false], ['.a + .b, p', false],
  ])('%s reaches too far: %s', (selector, expected) => expect(tooFar(selector)).toBe(expected))

  it('of ours reach no further than what they name', () => {
    expect(sheets.length).toBeGreaterThan(50)
    expect(sheets.flatMap((sheet) => selectorsIn(readFileSync(sheet, 'utf8')).filter(tooFar).map((selector) => `${sheet}: ${selector}`))).toEqual([])
  })
})
