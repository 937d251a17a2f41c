import { expect, test } from 'vitest'
import { exportFormatKeys, nameOfFormat, shortOf } from './export-format'

test('no two formats of an export share a name, and all but our own lines say what they fall short of', () => {
  expect(new Set(exportFormatKeys).size).toBe(exportFormatKeys.length)
  expect(new Set(exportFormatKeys.map(nameOfFormat)).size).toBe(exportFormatKeys.length)
  expect(exportFormatKeys.filter((key) => shortOf(key) === undefined)).toEqual(['jsonl'])
})
