import { setTimeout as wait } from 'node:timers/promises'
import { v7 as uuid } from 'uuid'
import { settingsWith } from '@/core/import-job/settings'
import type { ImportView } from '@/core/import-job/state'
import { ownHeaders } from './client'
import { type Ground, inProject } from './ground'
import type { Route } from './route-table'
import { fresh, must } from './world'

const begin = 'POST /api/v1/projects/[project]/imports'
const one = '/api/v1/projects/[project]/imports/[import]'

/** What is sent as the file of an import: bytes, and no JSON as far as the server knows. */
export const sentAsBytes = { 'content-type': 'application/octet-stream' }

const fileOf = (): string => `${JSON.stringify({ text: `A text of its own ${fresh()} שלום 🙂 cafe\u0301.`, title: 'Brought in' })}\n`

const begun = (file = fileOf()) => ({ id: uuid(), what: 'articles', format: 'auto', fileName: 'news 🙂.jsonl', size: Buffer.byteLength(file) })

/** An import whose file has not come. */
async function beginOne({ world }: Ground, file?: string): Promise<string> {
  return (await must<ImportView>(world.people.lead.client, 'POST', `/projects/${world.project}/imports`, begun(file))).id
}

/** An import that is read, and waits for its lead. */
async function readOne(ground: Ground): Promise<string> {
  const file = fileOf()
  const id = await beginOne(ground, file)
  const { client } = ground.world.people.lead
  await client.send('PUT', inProject(ground, `/imports/${id}/file`), file, { ...ownHeaders(), ...sentAsBytes })
  for (;;) {
    const { state } = JSON.parse((await client.get(inProject(ground, `/imports/${id}`))).body) as ImportView
    if (state === 'waiting') return id
    if (state !== 'reading') throw new Error(`the import is ${state}`)
    await wait(100)
  }
}

/** How files come in. The layers of other tools have a row of their own in the table. */
export const importRoutes: readonly Route[] = [
  { name: begin, may: ['lead'], make: (ground) => ({ path: inProject(ground, '/imports'), body: begun() }) },
  { name: begin.replace('POST', 'GET'), may: ['lead'], make: (ground) => ({ path: inProject(ground, '/imports') }) },
  { name: `GET ${one}`, may: ['lead'], make: async (ground) => ({ path: inProject(ground, `/imports/${await beginOne(ground)}`) }) },
  { name: `DELETE ${one}`, may: ['lead'], make: async (ground) => ({ path: inProject(ground, `/imports/${await beginOne(ground)}`), body: {} }) },
  {
    name: `PUT ${one}/file`, may: ['lead'],
    make: async (ground) => {
      const bytes = fileOf()
      return { path: inProject(ground, `/imports/${await beginOne(ground, bytes)}/file`), bytes }
    },
  },
  { name: `GET ${one}/items`, may: ['lead'], make: async (ground) => ({ path: inProject(ground, `/imports/${await readOne(ground)}/items?show=all&limit=5`) }) },
  {
    name: `PUT ${one}/mapping`, may: ['lead'],
    make: async (ground) => ({ path: inProject(ground, `/imports/${await readOne(ground)}/mapping`), body: settingsWith({ ...settingsWith().mapping, text: 'text' }) }),
  },
  { name: `PATCH ${one}/choices`, may: ['lead'], make: async (ground) => ({ path: inProject(ground, `/imports/${await readOne(ground)}/choices`), body: { choices: [{ ordinal: 0, choice: 'leave' }] } }) },
  { name: `POST ${one}/application`, may: ['lead'], make: async (ground) => ({ path: inProject(ground, `/imports/${await readOne(ground)}/application`), body: {} }) },
  { name: `POST ${one}/retry`, may: ['lead'], make: async (ground) => ({ path: inProject(ground, `/imports/${await readOne(ground)}/retry`), body: {} }) },
]
