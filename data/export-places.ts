import type { PoolClient } from 'pg'
import type { ExportedArticle } from '@/core/export/exported-article'
import { type ArticleParts, findPresent, readBatch, readBooks, usualParts } from './export-rows/batch'
import { type LayerRow, readLayers } from './export-rows/layer-rows'
import { type PlaceRow, groupRows, placeKey, placesQuery } from './export-rows/place'

/** How many articles one trip to the database announces. */
const pageSize = 200

/** How much is read at once, one batch ahead of whoever reads: an article that has more comes alone. */
const most = { codePoints: 400_000, annotations: 4_000, articles: 100 }

/** An article of an export with the keys of its place. */
export interface PlacedExport {
  readonly versionId: string
  readonly codebookVersionId: string | null
  readonly article: ExportedArticle
}

/**
 * The articles of a project, one after the other, inside the caller's transaction: each text under each codebook that it
 * was annotated with, as an export has it. While one batch is written the next is read.
 */
export async function* readPlaces(client: PoolClient, projectId: string, parts: ArticleParts = usualParts): AsyncGenerator<PlacedExport> {
  const context = { parts, present: await findPresent(client, projectId), books: await readBooks(client, projectId) }
  const batches = batchesOf(client, projectId)
  const read = async (): Promise<readonly PlacedExport[] | undefined> => {
    const { done, value: places } = await batches.next()
    if (done) return undefined
    const articles = await readBatch(client, projectId, places, context)
    return articles.map((article, index) => ({ versionId: places[index]!.version_id, codebookVersionId: places[index]!.codebook_version_id, article }))
  }
  let next = read()
  try {
    for (let batch = await next; batch; batch = await next) {
      next = read()
      // It is waited for below, or when the reader stops.
      next.catch(() => undefined)
      yield* batch
    }
    // A snapshot that was lost in between is told of, whatever had been read ahead by then.
    await client.query('CLOSE places')
  } finally {
    await next.catch(() => undefined)
  }
}

type PlaceWithLayers = PlaceRow & { readonly layers: readonly LayerRow[] }

/** Places in the order of a cursor, as many together as may be read at once. */
async function* batchesOf(client: PoolClient, projectId: string): AsyncGenerator<readonly PlaceWithLayers[], undefined> {
  await client.query(`DECLARE places NO SCROLL CURSOR FOR ${placesQuery(client, projectId)}`)
  for (;;) {
    const { rows } = await client.query<PlaceRow>(`FETCH ${pageSize} FROM places`)
    const layers = groupRows(await readLayers(client, projectId, rows), placeKey)
    let batch: PlaceWithLayers[] = []
    let [codePoints, annotations] = [0, 0]
    for (const place of rows) {
      const own = layers.get(placeKey(place)) ?? []
      const count = own.reduce((sum, layer) => sum + layer.annotations, 0)
      if (batch.length > 0 && (batch.length >= most.articles || codePoints + place.length > most.codePoints || annotations + count > most.annotations)) {
        yield batch
        batch = []
        codePoints = annotations = 0
      }
      batch.push({ ...place, layers: own })
      codePoints += place.length
      annotations += count
    }
    if (batch.length > 0) yield batch
    if (rows.length < pageSize) return undefined
  }
}
