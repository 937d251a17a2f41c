import type { PoolClient } from 'pg'
import type { Block } from '@/core/article/block'
import { codebookSchema } from '@/core/codebook/codebook'
import type { Annotation } from '@/core/annotation/annotation'
import type { AnswerDecision } from '@/core/answer-review/answer-case'
import type { Decision } from '@/core/decision/decision'
import type { ExportedArticle, ExportedMessage } from '@/core/export/exported-article'
import type { Answer } from '@/core/question/answer'
import { type LayerRow, annotationsOf, answersOf, readBeforeReveal } from './layer-rows'
import { readMachineLayersOf } from './machine-rows'
import { type PlaceRow, placeKey } from './place'
import { type Reading, known, readTogether, reading, uuids } from './trip'
import { answerDecisionsOf, decisionsOf, messagesOf } from './verdict-rows'

/** What is read of each article besides texts and layers. What is not stands there empty. */
export interface ArticleParts {
  /** Answers to the questions about the whole article, what was decided of them, and layers as they stood before a reveal. */
  readonly answers: boolean
  /** Verdicts on cases. */
  readonly decisions: boolean
  readonly discussion: boolean
}

/** What an export of old has. */
export const usualParts: ArticleParts = { answers: true, decisions: true, discussion: false }

/** What there is in a project: nobody asks in vain, batch after batch. */
export interface Present {
  readonly answers: boolean
  readonly decisions: boolean
  readonly answerDecisions: boolean
  readonly messages: boolean
  readonly machines: boolean
}

/** What there is of each kind in this project. */
export async function findPresent(client: PoolClient, projectId: string): Promise<Present> {
  const some = (table: string) => `EXISTS (SELECT FROM ${table} WHERE project_id = $1)`
  const { rows } = await client.query<Present>(
    `SELECT ${some('answers')} AS answers, ${some('decisions')} AS decisions, ${some('answer_decisions')} AS "answerDecisions", ${some('case_messages')} AS messages, ${some('machines')} AS machines`, [projectId])
  return rows[0]!
}

/** What of a codebook an export has to know. */
export interface BookFacts {
  /** The keys of the questions that are reviewed. */
  readonly reviewed: readonly string[]
  /** The names of its tags, by key. */
  readonly tagNames: ReadonlyMap<string, string>
}

/** What has to be known of the codebooks of a project, by version. */
export async function readBooks(client: PoolClient, projectId: string): Promise<ReadonlyMap<string, BookFacts>> {
  const { rows } = await client.query<{ id: string; content: unknown }>('SELECT id, content FROM codebook_versions WHERE project_id = $1', [projectId])
  // A codebook that is none is told of by `check`, which reads on.
  return new Map(rows.map(({ id, content }): [string, BookFacts] => {
    const book = codebookSchema.safeParse(content)
    if (!book.success) return [id, { reviewed: [], tagNames: new Map() }]
    return [id, { reviewed: book.data.questions.filter(({ when }) => when === 'after').map(({ key }) => key), tagNames: new Map(book.data.tags.map(({ key, name }) => [key, name])) }]
  }))
}

/** Some places with all their layers, read in one trip, and few more where there are machines or outlets were hidden. */
export async function readBatch(
  client: PoolClient, projectId: string, places: readonly (PlaceRow & { readonly layers: readonly LayerRow[] })[],
  { parts, present, books }: { parts: ArticleParts; present: Present; books: ReadonlyMap<string, BookFacts> },
): Promise<readonly ExportedArticle[]> {
  const layers = places.flatMap((place) => place.layers)
  const [texts, annotations, decisions, answers, answerDecisions, messages] = await readTogether<
    [ReadonlyMap<string, TextRow>, ByKey<Annotation>, ByKey<Decision>, ByKey<Answer>, ByKey<AnswerDecision>, ByKey<ExportedMessage>]
  >(client, [
    textsOf(client, projectId, places),
    annotationsOf(client, projectId, layers),
    parts.decisions && present.decisions ? decisionsOf(client, projectId, places) : none,
    parts.answers && present.answers ? answersOf(client, projectId, layers) : none,
    parts.answers && present.answerDecisions ? answerDecisionsOf(client, projectId, places) : none,
    parts.discussion && present.messages ? messagesOf(client, projectId, places) : none,
  ])
  const machines = present.machines ? await readMachineLayersOf(client, projectId, places) : new Map<string, never>()
  const before = parts.answers ? await readBeforeReveal(client, projectId, layers) : new Map<string, never>()

  return places.map((place): ExportedArticle => {
    const key = placeKey(place)
    const text = texts.get(place.version_id)
    const book = books.get(place.codebook_version_id ?? '')
    return {
      id: place.id, slug: place.slug, title: place.title, byline: place.byline, publishedAt: place.published_at, url: place.url,
      provenance: place.provenance || null, originator: place.originator, publisher: place.publisher,
      text: text?.text ?? '', textSha256: place.text_sha256, rawSha256: place.raw_sha256, blocks: text?.blocks ?? [],
      codebook: { name: place.codebook_name ?? 'none', version: String(place.codebook_number ?? 0) },
      ...(book && { tagNames: book.tagNames }),
      layers: place.layers.map((layer) => ({
        assignmentId: layer.id, annotator: layer.annotator, status: layer.status, pass: layer.pass, outletHidden: layer.brought_in ? null : layer.outlet_hidden,
        revealedAt: layer.outlet_revealed_at?.toISOString() ?? null, recognised: layer.recognised, beforeReveal: before.get(layer.id) ?? null,
        annotations: annotations.get(layer.id) ?? [], answers: answers.get(layer.id) ?? [],
      })),
      machineLayers: machines.get(key) ?? [],
      decisions: decisions.get(key) ?? [],
      answerDecisions: answerDecisions.get(key) ?? [],
      questionsReviewed: parts.answers ? (book?.reviewed ?? []) : [],
      ...(parts.discussion ? { discussion: messages.get(key) ?? [] } : {}),
    }
  })
}

interface TextRow {
  id: string
  text: string
  blocks: Block[]
}

function textsOf(client: PoolClient, projectId: string, places: readonly PlaceRow[]): Reading<ReadonlyMap<string, TextRow>> {
  return reading<TextRow, ReadonlyMap<string, TextRow>>(
    `SELECT id, text, blocks FROM article_versions WHERE project_id = ${client.escapeLiteral(projectId)} AND id = ANY(${uuids(client, places.map((place) => place.version_id))})`,
    (rows) => new Map(rows.map((row) => [row.id, row])))
}

type ByKey<Value> = ReadonlyMap<string, readonly Value[]>

const none = known(new Map<string, never>())
