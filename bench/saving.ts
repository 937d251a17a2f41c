// What a save costs beside a bare INSERT on the same database: npm run bench:saving
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { v7 as uuid } from 'uuid'
import { startApp } from '@/e2e/app'
import { heading, median, milliseconds, row } from './figures'
import { signInAs } from './session'

const rounds = 300

const app = await startApp()
const owner = new pg.Client({ connectionString: app.database.owner })
try {
  const chloe = await signInAs(app.origin, app.people.find(({ email }) => email.startsWith('chloe'))!)
  await owner.connect()
  const { rows } = await owner.query<{ id: string; text: string }>(
    `SELECT a.id, v.text FROM assignments a JOIN article_versions v ON v.project_id = a.project_id AND v.id = a.article_version_id WHERE a.status = 'inProgress'`)
  const { id: assignment, text } = rows[0]!
  const quote = [...text].slice(0, 6).join('')
  await owner.query('CREATE TABLE bare (id uuid PRIMARY KEY, tag text, starts int[], ends int[], quotes text[], note text, attributes jsonb, version int)')

  const bare: number[] = []
  const saved: number[] = []
  // In turn, so that whatever else the machine does falls on both.
  for (let n = 0; n < rounds; n++) {
    const values = [randomUUID(), 'loaded_language', [0], [6], [quote], '', '{}']
    bare.push(await milliseconds(() => owner.query({ name: 'bare', text: 'INSERT INTO bare VALUES ($1, $2, $3, $4, $5, $6, $7, 1)', values })))
    const data = { basedOn: 0, tag: 'loaded_language', fragments: [{ start: 0, end: 6 }], quotes: [quote], note: '', attributes: {} }
    saved.push(await milliseconds(async () => {
      const answer = await chloe.put(`/api/v1/assignments/${assignment}/annotations/${uuid()}`, { data })
      if (!answer.ok()) throw new Error(`not saved: ${answer.status()} ${await answer.text()}`)
    }))
  }
  heading(`One annotation saved, ${rounds} rounds in turn, fsync on for both`)
  row('INSERT through pg, prepared', bare, 'ms')
  row('PUT over HTTP: session, checks, history', saved, 'ms')
  console.log(`\nratio of the medians: ${(median(saved) / median(bare)).toFixed(1)}`)
} finally {
  await owner.end()
  await app.stop()
}
