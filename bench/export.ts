// A million annotations out over HTTP, beside COPY of the same rows, while the app goes on answering: npm run bench:export [articles] [rounds]
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { get } from 'node:http'
import pg from 'pg'
import { to } from 'pg-copy-streams'
import { startApp } from '@/e2e/app'
import { fillProject } from './corpus'
import { median } from './figures'
import { signInAs } from './session'

const [articles = 20_000, rounds = 3] = process.argv.slice(2).map(Number)

/** The same rows with the same columns, as PostgreSQL alone writes them, in any order. */
const copy = (project: string): string => `COPY (
  SELECT r.slug, o.name, '', 'annotator-' || p.number, a.tag, a.starts[1], a.ends[cardinality(a.ends)], array_to_string(a.quotes, ' … '), a.note, '', '', a.id, k.number,
         'Unicode code points, start inclusive, end exclusive', v.text_sha256, a.attributes, a.origin ->> 'phrase', s.pass, s.outlet_hidden, a.outlet_visible, '', a.copied_from_id
    FROM annotations a
    JOIN assignments s ON s.project_id = a.project_id AND s.id = a.assignment_id
    JOIN article_versions v ON v.project_id = s.project_id AND v.id = s.article_version_id
    JOIN articles r ON r.project_id = v.project_id AND r.id = v.article_id
    JOIN codebook_versions k ON k.project_id = s.project_id AND k.id = s.codebook_version_id
    JOIN pseudonyms p ON p.project_id = s.project_id AND p.user_id = s.user_id
    LEFT JOIN outlets o ON o.project_id = r.project_id AND o.id = r.publisher_id
   WHERE a.project_id = '${project}' AND NOT a.deleted AND s.status = 'submitted' AND s.withdrawn_at IS NULL
) TO STDOUT (FORMAT csv)`

const app = await startApp()
const owner = new pg.Client({ connectionString: app.database.owner })
try {
  await owner.connect()
  const lead = app.people.find(({ role }) => role === 'lead')!
  const { rows: leads } = await owner.query<{ id: string }>('SELECT id FROM users WHERE email = $1', [lead.email])
  const began = performance.now()
  const project = await fillProject(owner, 'million', { articles, annotators: 3, spans: 17 }, leads[0]!.id, { unchecked: true })
  await owner.query('VACUUM ANALYZE annotations')
  const { rows: [counted] } = await owner.query<{ annotations: number; decisions: number }>(
    'SELECT (SELECT count(*)::int FROM annotations WHERE project_id = $1) AS annotations, (SELECT count(*)::int FROM decisions WHERE project_id = $1) AS decisions', [project])
  const rows = counted!.annotations
  console.log(`${articles} articles, ${rows} annotations of 3 annotators, ${counted!.decisions} decisions, filled in ${((performance.now() - began) / 1000).toFixed(0)} s`)

  const client = await signInAs(app.origin, lead)
  const cookie = (await client.storageState()).cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const server = serverOf(app.pid)

  /** Reads all of an address without keeping it. */
  const download = (path: string): Promise<number> => new Promise((resolve, reject) => {
    get(`${app.origin}${path}`, { headers: { cookie } }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`${path}: ${answer.statusCode}`))
      let bytes = 0
      answer.on('data', (part: Buffer) => (bytes += part.length))
      answer.on('error', reject)
      answer.on('end', () => (answer.complete ? resolve(bytes) : reject(new Error(`${path} broke off`))))
    }).on('error', reject)
  })
  const copied = async (): Promise<number> => {
    let bytes = 0
    for await (const part of owner.query(to(copy(project))) as AsyncIterable<Buffer>) bytes += part.length
    return bytes
  }
  const page = async (): Promise<number> => {
    const started = performance.now()
    await download('/projects/russian-instructors-car/codebook')
    return performance.now() - started
  }

  const under = '/api/v1/projects/million/export'
  const ways: readonly (readonly [string, () => Promise<number>])[] = [
    ['COPY TO STDOUT', copied],
    ['JSONL, annotators', () => download(`${under}?format=jsonl&layers=annotators&as=file`)],
    ['JSONL, everything', () => download(`${under}/labels.jsonl`)],
    ['CSV raw, annotators', () => download(`${under}?format=csv-raw&layers=annotators&as=file`)],
    ['CSV raw, with verdicts', () => download(`${under}/labels-raw.csv`)],
    ['CSV safe, with verdicts', () => download(`${under}/labels.csv`)],
  ]
  for (let warm = 0; warm < 10; warm++) await page()
  const idle: number[] = []
  for (let asked = 0; asked < 20; asked++) idle.push(await page())
  const results = new Map(ways.map(([name]) => [name, { seconds: [] as number[], bytes: 0, pages: [] as number[], peak: 0 }]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, work] of ways) {
      const result = results.get(name)!
      const state = { running: true }
      forgetPeak(server)
      const started = performance.now()
      const asking = (async () => {
        while (state.running) {
          result.pages.push(await page())
          await setTimeout(500)
        }
      })()
      result.bytes = await work()
      result.seconds.push((performance.now() - started) / 1000)
      result.peak = Math.max(result.peak, peakOf(server))
      state.running = false
      await asking
    }
  }
  const reference = median(results.get('COPY TO STDOUT')!.seconds)
  const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b)
  console.log(`\nMedians of ${rounds} in turn; a page of another project asked for every half second (${median(idle).toFixed(0)} ms where nothing is exported)`)
  console.log(`${''.padEnd(26)}${'s'.padStart(8)}${'rows/s'.padStart(10)}${'MB'.padStart(7)}${'of COPY'.padStart(9)}${'peak MB'.padStart(9)}${'page ms'.padStart(9)}${'p95'.padStart(7)}`)
  for (const [name, { seconds, bytes, pages, peak }] of results) {
    const middle = median(seconds)
    console.log(`${name.padEnd(26)}${middle.toFixed(1).padStart(8)}${Math.round(rows / middle).toLocaleString('en').padStart(10)}${(bytes / 1e6).toFixed(0).padStart(7)}${(reference / middle).toFixed(2).padStart(9)}${peak.toFixed(0).padStart(9)}${median(pages).toFixed(0).padStart(9)}${sorted(pages)[Math.floor(pages.length * 0.95)]!.toFixed(0).padStart(7)}`)
  }
} finally {
  await owner.end()
  await app.stop()
}

/** The process that serves, among the children of the command line: the one that listens to its port. */
function serverOf(pid: number): number {
  const children = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(pid)], { encoding: 'utf8' }).trim().split('\n')
  const found = children.find((line) => /serve\.mjs|next-server|server/.test(line)) ?? children[0]!
  return Number(found.trim().split(/\s+/)[0])
}

/** Begins the high-water mark of a process anew. */
function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
}

/** The most memory a process has held since, in MB. */
function peakOf(pid: number): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024
}
