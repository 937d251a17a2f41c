import { type Text, type World, addArticle, assign, makeWorld, mark, must, submit } from './security/world'

/** What an annotator marks: words, and the key of a tag. */
export type Marks = readonly (readonly [words: string, tag: string])[]

/** An article that Ana and Ben read: its words around what they mark, and what each marks. */
export interface Given {
  readonly title: string
  readonly ana: Marks
  readonly ben: Marks
  /** What Ana and Ben answer to questions about the whole article, by the key of the question. */
  readonly answers?: Readonly<Record<string, readonly [ana: string, ben: string]>>
}

/** A project of one's own whose articles Ana and Ben have read and submitted, so that there is something to review. */
export async function makeReviewed(given: readonly Given[]): Promise<{ readonly world: World; readonly articles: readonly Text[] }> {
  const world = await makeWorld()
  const articles: Text[] = []
  for (const { title, answers = {}, ...layers } of given) {
    const quotes = [...new Set([...layers.ana, ...layers.ben].map(([words]) => words))]
    const article = await addArticle(world, { title, raw: `${title} 🛩️\n\nIt was said: ${quotes.join('. And it was said: ')}. The cafe\u0301 and שלום stand beside it.` })
    for (const [index, actor] of (['ana', 'ben'] as const).entries()) {
      const assignment = await assign(world, article, actor)
      for (const [words, tag] of layers[actor]) await mark(world, actor, assignment, article, words, { tag })
      for (const [question, values] of Object.entries(answers)) await must(world.people[actor].client, 'PUT', `/assignments/${assignment}/answers/${question}`, { basedOn: 0, value: values[index] })
      await submit(world, actor, assignment)
    }
    articles.push(article)
  }
  return { world, articles }
}
