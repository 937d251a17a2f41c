import { z } from 'zod'
import { type ReleaseChanges, ChangeTally } from './changes'

/** What of a line is compared. Lines with or without texts have it. */
const comparedLine = z.object({
  article: z.object({ id: z.string(), slug: z.string() }),
  textSha256: z.string(),
  codebook: z.object({ version: z.string() }),
  layers: z.array(z.object({ annotator: z.string(), annotations: z.array(z.object({ id: z.string(), version: z.number(), tag: z.string(), fragments: z.array(z.object({ start: z.number(), end: z.number() })) })) })),
  decisions: z.array(z.object({ id: z.string(), verdict: z.string(), withdrawn: z.boolean() })),
})

type ComparedLine = z.infer<typeof comparedLine>

/** What of a codebook is compared. */
export interface ComparedCodebook {
  readonly tags: readonly { readonly key: string; readonly name: string; readonly definition: string }[]
}

/**
 * Compares two releases from the lines of their JSONL, read side by side. The lines of both may come in any order: what has no
 * counterpart yet waits for it, so that no more is held than the two are apart. An article whose text was changed has a line for
 * each of its texts: equal texts belong together, and only what is left over is another than it was.
 */
export async function compareReleases(
  numbers: { readonly from: number; readonly to: number }, before: AsyncIterable<string>, after: AsyncIterable<string>, codebooks: { readonly before: ComparedCodebook; readonly after: ComparedCodebook },
): Promise<ReleaseChanges> {
  const tallies = { articles: new ChangeTally(), annotations: new ChangeTally(), decisions: new ChangeTally() }
  const waiting = { before: new Waiting(), after: new Waiting() }
  const meet = (side: 'before' | 'after', line: ComparedLine): void => {
    const found = waiting[side === 'before' ? 'after' : 'before'].take(line, ({ textSha256 }) => textSha256 === line.textSha256)
    if (!found) return waiting[side].add(line)
    compareLines(side === 'before' ? line : found, side === 'before' ? found : line, tallies)
  }
  const [one, other] = [before[Symbol.asyncIterator](), after[Symbol.asyncIterator]()]
  let [left, right] = [await one.next(), await other.next()]
  while (!left.done || !right.done) {
    if (!left.done) {
      meet('before', comparedLine.parse(JSON.parse(left.value)))
      left = await one.next()
    }
    if (!right.done) {
      meet('after', comparedLine.parse(JSON.parse(right.value)))
      right = await other.next()
    }
  }
  const nothing = { layers: [], decisions: [] }
  for (const line of waiting.before.lines()) {
    // No text of the other release is the same: what is left under the same article and codebook is taken for what it became.
    const became = waiting.after.take(line, () => true)
    if (!became) tallies.articles.tell('gone', { place: placeOf(line) })
    compareLines(line, became ?? { ...line, ...nothing }, tallies)
  }
  for (const line of waiting.after.lines()) {
    tallies.articles.tell('added', { place: placeOf(line) })
    compareLines({ ...line, ...nothing }, line, tallies)
  }
  return { ...numbers, articles: tallies.articles.list, annotations: tallies.annotations.list, decisions: tallies.decisions.list, codebook: compareCodebooks(codebooks.before, codebooks.after).list }
}

/** Lines that have met no counterpart yet. There can be several of one article and codebook: one for each of its texts. */
class Waiting {
  readonly #lines = new Map<string, ComparedLine[]>()

  add(line: ComparedLine): void {
    const list = this.#lines.get(keyOf(line))
    if (list) list.push(line)
    else this.#lines.set(keyOf(line), [line])
  }

  /** Takes the first out that is of the same article and codebook, and fits. */
  take(line: ComparedLine, fits: (waiting: ComparedLine) => boolean): ComparedLine | undefined {
    const list = this.#lines.get(keyOf(line))
    const at = list?.findIndex(fits) ?? -1
    if (!list || at < 0) return undefined
    if (list.length === 1) this.#lines.delete(keyOf(line))
    return list.splice(at, 1)[0]
  }

  lines(): ComparedLine[] {
    return [...this.#lines.values()].flat()
  }
}

function keyOf({ article, codebook }: ComparedLine): string {
  return `${article.id} ${codebook.version}`
}

type Tallies = Readonly<Record<'articles' | 'annotations' | 'decisions', ChangeTally>>

function compareLines(before: ComparedLine, after: ComparedLine, tallies: Tallies): void {
  const place = placeOf(after)
  if (before.textSha256 !== after.textSha256) tallies.articles.tell('changed', { place, was: `text ${before.textSha256.slice(0, 12)}`, is: `text ${after.textSha256.slice(0, 12)}` })
  const annotations = (line: ComparedLine) => new Map(line.layers.flatMap(({ annotator, annotations }) => annotations.map((one) => [one.id, { ...one, annotator }] as const)))
  const [was, is] = [annotations(before), annotations(after)]
  for (const [id, one] of was) {
    const now = is.get(id)
    is.delete(id)
    if (!now) tallies.annotations.tell('gone', { place: `${place}, ${one.annotator}`, was: wordsOf(one) })
    else if (now.version !== one.version) tallies.annotations.tell('changed', { place: `${place}, ${one.annotator}`, was: wordsOf(one), is: wordsOf(now) })
  }
  for (const one of is.values()) tallies.annotations.tell('added', { place: `${place}, ${one.annotator}`, is: wordsOf(one) })
  // A withdrawal is a row of its own, so that decisions are only added; what is gone was under another codebook or text.
  const decisions = (line: ComparedLine) => new Map(line.decisions.map((one) => [one.id, one]))
  const [decided, deciding] = [decisions(before), decisions(after)]
  for (const [id, one] of decided) if (!deciding.delete(id)) tallies.decisions.tell('gone', { place, was: verdictOf(one) })
  for (const one of deciding.values()) tallies.decisions.tell('added', { place, is: verdictOf(one) })
}

function placeOf({ article, codebook }: ComparedLine): string {
  return `${article.slug}, codebook ${codebook.version}`
}

function wordsOf({ tag, version, fragments }: ComparedLine['layers'][number]['annotations'][number]): string {
  return `${tag} ${fragments.map(({ start, end }) => `${start}–${end}`).join(', ')} (version ${version})`
}

function verdictOf({ verdict, withdrawn }: ComparedLine['decisions'][number]): string {
  return withdrawn ? `${verdict}, withdrawn` : verdict
}

/** Tags that were added, are gone, were renamed, or whose definitions are others. */
export function compareCodebooks(before: ComparedCodebook, after: ComparedCodebook): ChangeTally {
  const tally = new ChangeTally()
  const is = new Map(after.tags.map((tag) => [tag.key, tag]))
  for (const tag of before.tags) {
    const now = is.get(tag.key)
    is.delete(tag.key)
    if (!now) tally.tell('gone', { place: tag.key, was: tag.name })
    else if (now.name !== tag.name) tally.tell('changed', { place: tag.key, was: tag.name, is: now.name })
    else if (now.definition !== tag.definition) tally.tell('changed', { place: tag.key, was: tag.definition, is: now.definition })
  }
  for (const tag of is.values()) tally.tell('added', { place: tag.key, is: tag.name })
  return tally
}
