import { z } from 'zod'
import { type ReleaseChanges, ChangeTally } from './changes'

/** What of a line is compared. Lines with or without texts have it. */
const comparedLine = z.object({
  article: z.object({ id: z.string(), slug: z.string() }),
  textSha256: z.string(),
  codebook: z.object({ version: z.string() }),
  holds: z.array(z.string()).optional(),
  layers: z.array(z.object({ annotator: z.string(), annotations: z.array(z.object({ id: z.string(), version: z.number(), tag: z.string(), fragments: z.array(z.object({ start: z.number(), end: z.number() })) })) })),
  machineLayers: z.array(z.unknown()).optional(),
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
 * each of its texts: equal texts belong together, and only what is left over is another than it was. A text that nobody has read
 * stands in its release under the newest codebook and belongs to none: it is the same text under whichever it is read later.
 * @param codebooks of each release all, the oldest first
 */
export async function compareReleases(
  numbers: { readonly from: number; readonly to: number }, before: AsyncIterable<string>, after: AsyncIterable<string>, codebooks: { readonly before: readonly ComparedCodebook[]; readonly after: readonly ComparedCodebook[] },
): Promise<ReleaseChanges> {
  const tallies = { articles: new ChangeTally(), annotations: new ChangeTally(), decisions: new ChangeTally() }
  const waiting = { before: new Waiting(), after: new Waiting() }
  // Read in one release under several codebooks, and in the other by nobody: all those lines are of a text that both have.
  const onceUnread = new Set<string>()
  const meet = (side: 'before' | 'after', line: ComparedLine): void => {
    const others = waiting[side === 'before' ? 'after' : 'before']
    const found = others.take(line, (other) => other.textSha256 === line.textSha256 && isOfSameBook(line, other))
    if (!found) return waiting[side].add(line)
    if (isUnread(line) !== isUnread(found)) onceUnread.add(textOf(line))
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
    const became = waiting.after.take(line, (other) => isOfSameBook(line, other))
    if (!became && !onceUnread.has(textOf(line))) tallies.articles.tell('gone', { place: placeOf(line) })
    compareLines(line, became ?? { ...line, ...nothing }, tallies)
  }
  for (const line of waiting.after.lines()) {
    if (!onceUnread.has(textOf(line))) tallies.articles.tell('added', { place: placeOf(line) })
    compareLines({ ...line, ...nothing }, line, tallies)
  }
  return { ...numbers, articles: tallies.articles.list, annotations: tallies.annotations.list, decisions: tallies.decisions.list, codebook: compareCodebooks(codebooks.before, codebooks.after).list }
}

/** Lines that have met no counterpart yet. There can be several of one article: one for each of its texts under each codebook. */
class Waiting {
  readonly #lines = new Map<string, ComparedLine[]>()

  add(line: ComparedLine): void {
    const list = this.#lines.get(line.article.id)
    if (list) list.push(line)
    else this.#lines.set(line.article.id, [line])
  }

  /** Takes the first out that is of the same article, and fits. */
  take(line: ComparedLine, fits: (waiting: ComparedLine) => boolean): ComparedLine | undefined {
    const list = this.#lines.get(line.article.id)
    const at = list?.findIndex(fits) ?? -1
    if (!list || at < 0) return undefined
    if (list.length === 1) this.#lines.delete(line.article.id)
    return list.splice(at, 1)[0]
  }

  lines(): ComparedLine[] {
    return [...this.#lines.values()].flat()
  }
}

/** Whether nobody was given the text, and no machine has marked it. Not told of lines that leave out who has. */
function isUnread({ holds, layers, machineLayers = [] }: ComparedLine): boolean {
  return layers.length === 0 && machineLayers.length === 0 && (holds?.includes('annotators') ?? true)
}

function isOfSameBook(one: ComparedLine, other: ComparedLine): boolean {
  return one.codebook.version === other.codebook.version || isUnread(one) || isUnread(other)
}

function textOf({ article, textSha256 }: ComparedLine): string {
  return `${article.id} ${textSha256}`
}

type Tallies = Readonly<Record<'articles' | 'annotations' | 'decisions', ChangeTally>>

function compareLines(before: ComparedLine, after: ComparedLine, tallies: Tallies): void {
  const place = placeOf(isUnread(after) ? before : after)
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

function placeOf(line: ComparedLine): string {
  const { article, codebook } = line
  return isUnread(line) ? article.slug : `${article.slug}, codebook ${codebook.version}`
}

function wordsOf({ tag, version, fragments }: ComparedLine['layers'][number]['annotations'][number]): string {
  return `${tag} ${fragments.map(({ start, end }) => `${start}–${end}`).join(', ')} (version ${version})`
}

function verdictOf({ verdict, withdrawn }: ComparedLine['decisions'][number]): string {
  return withdrawn ? `${verdict}, withdrawn` : verdict
}

/**
 * Tags that were added, are gone, were renamed, or whose definitions are others. A release has the tags of all its codebooks,
 * which are the oldest first, and each as the newest has it that has it: what was marked with a tag is still there when the
 * newest codebook is without it.
 */
export function compareCodebooks(before: readonly ComparedCodebook[], after: readonly ComparedCodebook[]): ChangeTally {
  const tally = new ChangeTally()
  const [was, is] = [tagsOf(before), tagsOf(after)]
  for (const tag of was.values()) {
    const now = is.get(tag.key)
    is.delete(tag.key)
    if (!now) tally.tell('gone', { place: tag.key, was: tag.name })
    else if (now.name !== tag.name) tally.tell('changed', { place: tag.key, was: tag.name, is: now.name })
    else if (now.definition !== tag.definition) tally.tell('changed', { place: tag.key, was: tag.definition, is: now.definition })
  }
  for (const tag of is.values()) tally.tell('added', { place: tag.key, is: tag.name })
  return tally
}

function tagsOf(codebooks: readonly ComparedCodebook[]): Map<string, ComparedCodebook['tags'][number]> {
  return new Map(codebooks.flatMap(({ tags }) => tags.map((tag) => [tag.key, tag] as const)))
}
