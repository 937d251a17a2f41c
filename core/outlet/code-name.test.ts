import { expect, it } from 'vitest'
import { countries, countryName, languageName, languages } from './code-name'

it.each([
  ['FR', 'France'],
  ['CF', 'Central African Republic'],
  ['Atlantis', 'Atlantis'],
  ['🦊', '🦊'],
])('country %s is %s', (code, name) => {
  expect(countryName(code)).toBe(name)
})

it.each([
  ['en', 'English'],
  ['he', 'Hebrew'],
  ['e\u0301', 'e\u0301'],
])('language %s is %s', (code, name) => {
  expect(languageName(code)).toBe(name)
})

it('offers countries and no others', () => {
  const codes = countries().map((country) => country.code)
  expect(codes).toEqual(expect.arrayContaining(['FR', 'CF', 'RU', 'GB']))
  for (const other of ['SU', 'DD', 'EU', 'UN', 'ZZ', 'UK']) expect(codes).not.toContain(other)
  expect(codes.length).toBeGreaterThan(240)
  expect(codes.length).toBeLessThan(270)
})

it('offers languages', () => {
  const codes = languages().map((language) => language.code)
  expect(codes).toEqual(expect.arrayContaining(['en', 'fr', 'he', 'sg']))
  expect(codes).not.toContain('iw')
})
