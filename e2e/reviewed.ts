import { type Text, type World, addArticle, assign, makeWorld, mark, submit } from './security/world'

/** What an annotator marks: words, and the key of a tag. */
export type Marks = readonly (readonly [words: string, tag: string])[]

/** An article that Ana and Ben read: its words around what they mark, and what each marks. */
export interface Given {
  readonly title: string
  readonly ana: Marks
  readonly ben: Marks
}

/** A project of one's own whose articles Ana and Ben have read and submitted, so that there is something to review. */
export async function makeReviewed(given: readonly Given[]): Promise<{ readonly world: World; readonly articles: readonly Text[] }> {
  const world = await makeWorld()
  const articles: Text[] = []
  for (const { title, ...layers } of given) {
    const quotes = [...new Set([...layers.ana, ...layers.ben].map(([words]) => words))]
    const article = await addArticle(world, { title, raw: `${title} 🛩️\n\nIt was said: ${quotes.join('. And it was said: ')}. The cafe\u0301 and שלום stand beside it.` })
    for (const actor of ['ana', 'ben'] as const) {
      const assignment = await assign(world, article, actor)
      for (const [words, tag] of layers[actor]) await mark(world, actor, assignment, article, words, { tag })
      await submit(world, actor, assignment)
    }
    articles.push(article)
  }
  return { world, articles }
}
