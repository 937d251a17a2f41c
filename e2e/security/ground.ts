import { v7 as uuid } from 'uuid'
import { publish } from './release'
import { type Text, type World, addArticle, assign, mark, must, submit } from './world'

/** The world of a test with an article whose disagreements are open. */
export interface Ground {
  readonly world: World
  /** Read by Ana and Ben, and submitted. */
  readonly judged: Text
  /** Given to Ana alone, and in progress. */
  readonly own: Text
  readonly ownAssignment: string
  /** The cases of that article, each by Ana's and Ben's annotation. They stay open. */
  readonly cases: readonly Pair[]
  /** A verdict on what Ana and Ben marked, and on their marks. */
  readonly decided: string
  /** An import of layers whose file has not come yet. */
  readonly import: string
  /** The number of a release that is published. */
  readonly release: number
  /** Another case, which nobody has decided. */
  readonly nextCase: () => Promise<{ readonly slug: string; readonly pair: Pair }>
}

/** What Ana and Ben marked on the same words, with different tags. */
export type Pair = readonly [ana: string, ben: string]

/** Makes the ground of the table in a world. */
export async function prepare(world: World): Promise<Ground> {
  const { article: judged, cases } = await judgedArticle(world)
  const own = await addArticle(world)
  const ownAssignment = await assign(world, own, 'ana')
  const open: { slug: string; pair: Pair }[] = []
  const nextCase = async () => {
    if (open.length === 0) {
      const more = await judgedArticle(world)
      open.push(...more.cases.map((pair) => ({ slug: more.article.slug, pair })))
    }
    return open.pop()!
  }
  const decided = (await decidedCase(world, nextCase)).verdict
  return { world, judged, own, ownAssignment, cases, nextCase, import: await beginLayers(world), decided, release: await publish(world) }
}

/** An import of layers, begun by the lead: its id. Its file has not come. */
export async function beginLayers(world: World): Promise<string> {
  const begun = { id: uuid(), what: 'layers', format: 'brat', fileName: 'layers 🙂.zip', size: 100 }
  await must(world.people.lead.client, 'POST', `/projects/${world.project}/imports`, begun)
  return begun.id
}

/** A case with a verdict on it. */
export async function decidedCase(world: World, nextCase: Ground['nextCase']): Promise<{ slug: string; pair: Pair; verdict: string }> {
  const { slug, pair } = await nextCase()
  const verdict = verdictOn(pair)
  await must(world.people.reviewer.client, 'POST', `/projects/${world.project}/reviews/${slug}/decisions`, verdict)
  return { slug, pair, verdict: verdict.id }
}

/** An article over each word of which Ana and Ben disagree. */
async function judgedArticle(world: World): Promise<{ article: Text; cases: readonly Pair[] }> {
  const article = await addArticle(world)
  const [ana, ben] = [await assign(world, article, 'ana'), await assign(world, article, 'ben')]
  const words = [...new Set(article.text.match(/[\p{L}\p{M}]{4,}/gu))].filter(
    (one, index, all) => !all.some((other, at) => at < index && other.includes(one)),
  )
  const cases: Pair[] = []
  for (const one of words)
    cases.push([
      await mark(world, 'ana', ana, article, one),
      await mark(world, 'ben', ben, article, one, { tag: 'vague_source' }),
    ])
  await submit(world, 'ana', ana)
  await submit(world, 'ben', ben)
  return { article, cases }
}

/** A verdict that both readings hold. */
export const verdictOn = ([ana, ben]: Pair) => ({
  id: uuid(),
  verdict: 'bothDefensible',
  judged: [
    { id: ana, version: 1 },
    { id: ben, version: 1 },
  ],
  chosen: [],
  drawn: [],
  clause: '',
  proposal: null,
  reason: 'Both can be read so. 🙂',
  replaces: null,
})

/** An address under the project. */
export const inProject = ({ world }: Ground, path: string) => `/api/v1/projects/${world.project}${path}`

/** What is sent to decide the answers of Ana and Ben to a question about an article of its own. */
export async function differingAnswers(world: World): Promise<{ slug: string; verdict: { id: string } & Record<string, unknown> }> {
  const article = await addArticle(world)
  const judged: { assignmentId: string; version: number }[] = []
  for (const [actor, value] of [['ana', 'reporting'], ['ben', 'opinion']] as const) {
    const assignmentId = await assign(world, article, actor)
    await must(world.people[actor].client, 'PUT', `/assignments/${assignmentId}/answers/genre`, { basedOn: 0, value })
    await submit(world, actor, assignmentId)
    judged.push({ assignmentId, version: 1 })
  }
  return { slug: article.slug, verdict: { id: uuid(), question: 'genre', verdict: 'bothDefensible', value: null, judged, reason: 'Both can be said so. 🙂', replaces: null } }
}
