import { expect, it } from 'vitest'
import { partialDateField, webAddressField } from './field'
import { isCommonPassword } from './password'
import { slugField, slugOf } from './slug'

it.each([
  ['https://www.themoscowtimes.com/2020/10/26/x-a71848', true],
  ['http://example.org', true],
  ['HTTPS://EXAMPLE.ORG/שלום?q=e\u0301#🦊', true],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['//example.org', false],
  ['https://', false],
  ['https:///path', false],
  ['https://example.org/a b', false],
  ['https://ann:secret@example.org/', false],
  ['ftp://example.org', false],
  [`https://example.org/${'a'.repeat(2000)}`, false],
])('web address %s: %s', (value, taken) => {
  expect(webAddressField.safeParse(value).success).toBe(taken)
})

it.each([
  ['1992', true],
  ['2022-02', true],
  ['2024-02-29', true],
  ['2023-01-20T08:02:00Z', true],
  ['2023-02-29', false],
  ['2023-13', false],
  ['26 October 2020', false],
  ['', false],
])('partial date %s: %s', (value, taken) => {
  expect(partialDateField.safeParse(value).success).toBe(taken)
})

it.each([
  ['Russia Sent ‘300 Military Instructors’ to C.Africa – Ministry', 'russia-sent-300-military-instructors-to-c-africa-ministry'],
  ["The world's Cafe\u0301 🦊", 'the-worlds-cafe'],
  ['Café', 'cafe'],
  ['שלום', ''],
  ['!', ''],
  ['Russian Military Instructors in Africa. St Petersburg Russia-Africa Summit', 'russian-military-instructors-in-africa-st-petersburg-russia'],
  ['x'.repeat(100), 'x'.repeat(60)],
])('slug of %s is %s', (title, slug) => {
  expect(slugOf(title)).toBe(slug)
  if (slug) expect(slugField.safeParse(slug).success).toBe(true)
})

it.each([
  ['password1234', true],
  ['PassWord-1234', true],
  ['correct horse battery staple', true],
  ['aaaaaaaaaaaa', true],
  ['abcabcabcabc', true],
  ['123456789012', true],
  ['qwertyuiopas', true],
  ['zyxwvutsrqpo', true],
  ['1q2w3e4r5t6y', true],
  ['tea with the fox', false],
  ['🦊 e\u0301 שלום and more', false],
  ['k7Qm2xVbN9pL', false],
])('common password %s: %s', (value, is) => {
  expect(isCommonPassword(value)).toBe(is)
})
