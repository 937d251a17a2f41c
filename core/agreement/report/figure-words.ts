import { many } from '@/core/counted'
import { type Interval, fewestArticles } from '../bootstrap/interval'
import type { Figure } from '../figure'
import type { Counts } from './report'

/** The word that stands where there is no figure: never 0, 1 or a dash. */
export const undefinedWord = 'undefined'

/**
 * A value for reading: two digits after the point and a true minus. What is not quite 0 or 1 never reads as if it were:
 * it takes a third digit, or says on which side of it it lies.
 */
export function writeValue(value: number): string {
  if (Object.is(value, -0)) return writeValue(0)
  for (const digits of [2, 3]) {
    const written = value.toFixed(digits)
    if ([0, 1, -1].every((whole) => Number(written) !== whole || value === whole)) return written.replace('-', '−')
  }
  const whole = Math.round(value)
  return `${value < whole ? '<' : '>'} ${String(whole === 0 ? 0 : whole).replace('-', '−')}`
}

/** A figure in one line, without its reason. */
export function writeFigure(figure: Figure): string {
  return figure.kind === 'value' ? writeValue(figure.value) : undefinedWord
}

/** `0.55 to 0.69`, or why there is none, in two or three words. The whole reason is in the interval. @param contributing articles that the figure is made of. */
export function writeInterval(interval: Interval, contributing: number): string {
  if (interval.kind === 'interval') return `${writeValue(interval.lower)} to ${writeValue(interval.upper)}`
  return contributing < fewestArticles ? 'too few articles' : 'none'
}

/** A count for reading: `1,304`. */
export function writeCount(count: number): string {
  return count.toLocaleString('en')
}

/** Of how many articles a figure is made, where that is not all that two have done: `1 of 50`; else their number. */
export function writeArticles({ articles, contributing }: Pick<Counts, 'articles' | 'contributing'>): string {
  return contributing < articles ? `${writeCount(contributing)} of ${writeCount(articles)}` : writeCount(articles)
}

/** The same with its noun: `from 1 of 50 articles`, `24 articles`. */
export function countedArticles(counts: Pick<Counts, 'articles' | 'contributing'>): string {
  return counts.contributing < counts.articles ? `from ${writeArticles(counts)} articles` : many(counts.articles, 'article')
}

/** How many more articles would do, as a rough guide: rounded to two digits, upwards. */
export function writeNeeded(articles: number | undefined): string | undefined {
  if (articles === undefined) return undefined
  if (articles === 0) return 'none'
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(articles)) - 1)
  const rounded = Math.ceil(articles / unit) * unit
  return articles < 10 ? String(articles) : `about ${writeCount(rounded)}`
}
