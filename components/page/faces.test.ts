import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, it } from 'vitest'
import { faces } from './fonts'

const css = readFileSync('components/page/faces.css', 'utf8').replaceAll(/\/\*[^]*?\*\//g, '')
const own = [...css.matchAll(/@font-face \{([^}]*)\}/g)].map(([, rule]) => rule!)

it('a page is set in faces that stand by themselves: not in parts, for each of which a browser would look for a face of the system', () => {
  const tokens = readFileSync('components/page/tokens.css', 'utf8')
  const firsts = [...tokens.matchAll(/--font-(?:reading|interface): '([^']+)'/g)].map(([, family]) => family)
  expect(firsts).toHaveLength(2)
  for (const family of firsts) expect(own.some((rule) => rule.includes(`font-family: '${family}'`))).toBe(true)
  for (const rule of own) expect(rule).not.toContain('unicode-range')
})

it('has each of its files fetched before the styles ask for it', () => {
  const files = own.map((rule) => /url\('([^']+)'\)/.exec(rule)![1]!)
  expect(files.map((file) => basename(file)).toSorted()).toEqual(faces.map((face) => basename(face)).toSorted())
})
