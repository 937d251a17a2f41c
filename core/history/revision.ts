import { inQuotes } from '@/core/text/inner-quotes'
import { type AnnotationContent, quoteOf } from '../annotation/annotation'
import { extentsEqual } from '../annotation/fragment'
import type { Origin } from '../annotation/origin'
import { attributesOf, wordsOf } from '../codebook/attributes'
import type { Codebook } from '../codebook/codebook'

/** One state that an annotation had. */
export interface Revision extends AnnotationContent {
  readonly version: number
  readonly deleted: boolean
  /** ISO 8601, from the database's clock. */
  readonly changedAt: string
  /** Whether the annotator could see the outlet then. */
  readonly outletVisible: boolean
  /** Whether the reader wrote it. */
  readonly own: boolean
  readonly origin: Origin
}

type State = AnnotationContent & Pick<Revision, 'deleted'> & Partial<Pick<Revision, 'origin'>>

/** What one state does to the one before it, in words for a list; undefined stands for none before the first. */
export function changesBetween(codebook: Codebook, before: State | undefined, after: State): readonly string[] {
  const tagName = (key: string) => codebook.tags.find((tag) => tag.key === key)?.name ?? key
  if (!before) return [`marked as ${tagName(after.tag)}${after.origin?.by === 'search' ? `, found by searching for ${inQuotes(after.origin.phrase)}` : ''}`]
  if (after.deleted && !before.deleted) return ['deleted']
  const said: string[] = before.deleted && !after.deleted ? ['brought back'] : []
  if (before.tag !== after.tag) said.push(`tag changed from ${tagName(before.tag)} to ${tagName(after.tag)}`)
  if (!extentsEqual(before.extent, after.extent)) said.push(`words changed to ${inQuotes(quoteOf(after))}`)
  if (before.note !== after.note) said.push(after.note === '' ? 'note taken away' : before.note === '' ? `note written: ${inQuotes(after.note)}` : `note changed to ${inQuotes(after.note)}`)
  const keys = [...new Set([...Object.keys(before.attributes), ...Object.keys(after.attributes)])]
  for (const key of keys) {
    const [was, is] = [before.attributes[key], after.attributes[key]]
    if (JSON.stringify(was) === JSON.stringify(is)) continue
    const name = [...attributesOf(codebook, after.tag), ...codebook.attributes].find((one) => one.key === key)?.name ?? key
    said.push(is === undefined ? `${name} taken away` : `${name}: ${valueInWords(is)}`)
  }
  return said.length > 0 ? said : ['saved without a change']
}

function valueInWords(value: AnnotationContent['attributes'][string]): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'object' ? value.join(' › ') : wordsOf(String(value))
}
