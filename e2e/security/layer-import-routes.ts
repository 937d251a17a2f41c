import { nothingChosenYet } from '@/core/import-job/layers-preview'
import { v7 as uuid } from 'uuid'
import { ownHeaders } from './client'
import { inProject } from './ground'
import type { Route } from './route-table'
import { type World, must } from './world'

/** A line of doccano: a text and a label. */
const line = `${JSON.stringify({ text: 'The cafe\u0301 is closed 🙂 שלום', label: [[0, 3, 'attributed_claim']] })}\n`

/** An import of layers that was sent, read, and waits for its lead: its id. */
async function waitingLayers(world: World): Promise<string> {
  const { client } = world.people.lead
  const bytes = Buffer.from(line)
  const id = uuid()
  const imports = `/projects/${world.project}/imports`
  await must(client, 'POST', imports, { id, what: 'layers', format: 'doccano', fileName: 'anna 🙂.jsonl', size: bytes.length })
  const sent = await client.send('PUT', `/api/v1${imports}/${id}/file?from=0`, bytes, { ...ownHeaders(), 'content-type': 'application/octet-stream' })
  if (sent.status !== 200) throw new Error(`the file was answered with ${sent.status}: ${sent.body}`)
  for (;;) {
    const { state } = JSON.parse((await client.get(`/api/v1${imports}/${id}`)).body) as { state: string }
    if (state === 'waiting') return id
    if (state !== 'reading') throw new Error(`the import is ${state}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** What was read of the layers of a file, and what a lead says of it. */
export const layerImportRoutes: readonly Route[] = [
  {
    name: 'GET /api/v1/projects/[project]/imports/[import]/layers',
    may: ['lead'],
    make: (ground) => ({ path: inProject(ground, `/imports/${ground.import}/layers`) }),
  },
  {
    name: 'PUT /api/v1/projects/[project]/imports/[import]/layers',
    may: ['lead'],
    limit: 8 * 1024 * 1024,
    make: async (ground) => ({ path: inProject(ground, `/imports/${await waitingLayers(ground.world)}/layers`), body: { ...nothingChosenYet, annotator: 'Anna 🙂', accepted: ['anna.jsonl:1'] } }),
  },
]
