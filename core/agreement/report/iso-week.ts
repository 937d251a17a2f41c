const day = 24 * 60 * 60 * 1000

/** The week of a day (`2020-10-26`) by ISO 8601, as `2020-W44`: weeks begin on Monday, and belong to the year of their Thursday. */
export function isoWeek(date: string): string {
  const time = Date.parse(`${date}T00:00:00Z`)
  const weekday = (new Date(time).getUTCDay() + 6) % 7
  const thursday = new Date(time + (3 - weekday) * day)
  const year = thursday.getUTCFullYear()
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * day)) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}
