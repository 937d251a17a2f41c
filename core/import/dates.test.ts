import { describe, expect, it } from 'vitest'
import { readDateLine, readTrailingDate } from './dates'

describe('readDateLine', () => {
  it.each([
    ['October 26, 2020', '2020-10-26'],
    ['Oct. 26 2020', '2020-10-26'],
    ['26 October 2020', '2020-10-26'],
    ['Monday, 26th of October, 2020', '2020-10-26'],
    ['Mon 26 Oct 2020', '2020-10-26'],
    ['2020-10-26', '2020-10-26'],
    ['26.10.2020', '2020-10-26'],
    ['2020/10/26', '2020-10-26'],
    ['26/10/2020', '2020-10-26'],
    ['10/26/2020', '2020-10-26'],
    ['05/05/2020', '2020-05-05'],
    ['October 2020', '2020-10'],
    ['08:02 GMT 20.01.2023', '2023-01-20T08:02:00Z'],
    ['20.01.2023, 08:02 UTC', '2023-01-20T08:02:00Z'],
    ['2023-01-20T08:02:00Z', '2023-01-20T08:02:00Z'],
    ['2023-01-20T01:02:00+03:00', '2023-01-19T22:02:00Z'],
    ['January 20, 2023 at 8:02 p.m. GMT', '2023-01-20T20:02:00Z'],
    ['January 20, 2023 | 12:02 am UTC', '2023-01-20T00:02:00Z'],
    ['January 20, 2023 8:02 EST', '2023-01-20'],
    ['January 20, 2023, 8:02', '2023-01-20'],
    ['Published: 20 January 2023', '2023-01-20'],
    ['Posted on Friday, January 20, 2023', '2023-01-20'],
    ['Published 20 Jan 2023 | Updated 21 Jan 2023', '2023-01-20'],
  ])('%s is %s', (line, date) => expect(readDateLine(line)?.date).toBe(date))

  it.each([
    ['12 January, 17:57 GMT', null, 'the date has no year'],
    ['03/04/2020', '2020', 'either number may be the day, so only the year is certain'],
    ['Updated: 20 January 2023', null, 'the day of an update, not of publication'],
  ])('%s is a date line of which only %s is known, and says why', (line, date, reason) => expect(readDateLine(line)).toEqual({ date, reason }))

  it.each([
    ['date 2023-01-20 International'], ['On October 26, 2020 the troops arrived.'], ['31 February 2020'], ['2020-13-01'], ['2020'], ['May'], ['17:57 GMT'],
    ['Global Research, July 26, 2023'], ['שלום 26.10.2020'], ['é 🕊️'], [''],
  ])('%s is no date line', (line) => expect(readDateLine(line)).toBeUndefined())
})

describe('readTrailingDate', () => {
  it.each([
    ['Global Research, July 26, 2023', 'Global Research', '2023-07-26'],
    ['שלום é 🕊️ – 26 July 2023', 'שלום é 🕊️', '2023-07-26'],
    ['The Post | 2023-07-26', 'The Post', '2023-07-26'],
  ])('%s', (line, before, date) => expect(readTrailingDate(line)).toEqual({ before, date }))

  it.each([['July 26, 2023'], ['It was signed on July 26, 2023 in Bangui'], ['Global Research, July 2023']])('%s has none', (line) =>
    expect(readTrailingDate(line)).toBeUndefined())
})
