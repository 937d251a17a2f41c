// The ledger's first page and every filter, for a corpus and for a hundredth of it, and the corpus' figures of agreement in the background: npm run bench:ledger-corpus
import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { noFilters, type ReviewFilters, writeFilters } from '@/core/review/filters'
import { startApp } from '@/e2e/app'
import { agreementInBackground } from './background-agreement'
import { fillProject } from './corpus'
import { median } from './figures'
import { signInAs } from './session'

const [articles = 2000] = process.argv.slice(2).map(Number)
const sizes = { hundredth: Math.max(1, Math.round(articles / 100)), corpus: articles }
const rounds = 15

const app = await startApp()
const owner = new pg.Client({ connectionString: app.database.owner })
try {
  await owner.connect()
  const lead = app.people.find(({ role }) => role === 'lead')!
  const { rows: leads } = await owner.query<{ id: string }>('SELECT id FROM users WHERE email = $1', [lead.email])
  const projects: Record<string, string> = {}
  for (const [name, count] of Object.entries(sizes)) {
    const started = performance.now()
    projects[name] = await fillProject(owner, name, { articles: count, annotators: 4, spans: 60 }, leads[0]!.id)
    console.log(`${name}: ${count} articles filled in ${((performance.now() - started) / 1000).toFixed(0)} s`)
  }

  process.env['DATABASE_URL'] = app.database.app
  process.env['DATABASE_EXPORT_URL'] = app.database.export
  process.env['ORIGIN'] = process.env['NEXTAUTH_URL'] = app.origin
  process.env['NEXTAUTH_SECRET'] = randomBytes(33).toString('base64')
  const { database, disconnect } = await import('@/data/database')
  const { deriveArticle } = await import('@/data/ledger-derive')
  for (const [name, project] of Object.entries(projects)) {
    const started = performance.now()
    const { rows } = await owner.query<{ id: string }>('SELECT id FROM articles WHERE project_id = $1', [project])
    const queue = rows.map(({ id }) => id)
    const worker = async () => {
      for (let id = queue.pop(); id; id = queue.pop()) await database().prisma.$transaction((client) => deriveArticle(client, project, id), { maxWait: 20_000, timeout: 20_000 })
    }
    await Promise.all([worker(), worker(), worker()])
    const { rows: counted } = await owner.query<{ cases: string; facets: string }>(
      'SELECT (SELECT count(*) FROM ledger_cases WHERE project_id = $1) AS cases, (SELECT count(*) FROM ledger_facets WHERE project_id = $1) AS facets', [project])
    console.log(`${name}: ledger derived in ${((performance.now() - started) / 1000).toFixed(0)} s: ${counted[0]!.cases} cases under ${counted[0]!.facets} words`)
  }
  await disconnect()
  await owner.query('VACUUM ANALYZE ledger_cases')
  await owner.query('VACUUM ANALYZE ledger_facets')

  const client = await signInAs(app.origin, lead)
  const pairs = new Map<string, string>()
  for (const [name, project] of Object.entries(projects)) {
    const { rows } = await owner.query<{ number: number }>('SELECT number FROM pseudonyms p WHERE project_id = $1 AND EXISTS (SELECT FROM assignments a WHERE a.project_id = p.project_id AND a.user_id = p.user_id) ORDER BY number LIMIT 2', [project])
    pairs.set(name, rows.map(({ number }) => `annotator-${number}`).join('~'))
  }
  const filters: Readonly<Record<string, Partial<ReviewFilters>>> = {
    'first page': {}, kind: { kinds: ['tag'] }, 'two kinds': { kinds: ['boundary', 'nesting'] }, open: { states: ['open'] }, decided: { states: ['decided'] },
    tag: { tag: 'labelling' }, 'pair of tags': { tags: 'labelling~loaded_language' }, outlet: { outlet: 'outlet-3' }, article: { article: 'article-0' },
    'pair of annotators': { people: 'pair' }, flagged: { flagged: true }, sides: { sides: '2-2' },
    'open, tag, outlet': { states: ['open'], tag: 'labelling', outlet: 'outlet-3' }, 'nothing there': { tag: 'authors_opinion' },
  }
  const get = async (name: string, query: string): Promise<number> => {
    const started = performance.now()
    const answer = await client.get(`/projects/${name}/review${query}`)
    await answer.body()
    if (!answer.ok()) throw new Error(`${query}: ${answer.status()}`)
    return performance.now() - started
  }
  console.log(`\nServer's time for the page over HTTP, medians of ${rounds} in turn, ms\n${''.padEnd(24)}${`${sizes.hundredth} articles`.padStart(14)}${`${sizes.corpus} articles`.padStart(16)}${'ratio'.padStart(8)}`)
  for (const [name, part] of Object.entries(filters)) {
        const times = { hundredth: [] as number[], corpus: [] as number[] }
    for (let round = 0; round < rounds + 2; round++) {
      for (const size of ['hundredth', 'corpus'] as const) {
        const time = await get(size, writeFilters({ ...noFilters, ...part, ...(part.people ? { people: pairs.get(size)! } : {}) }))
        if (round >= 2) times[size].push(time)
      }
      await setTimeout(5)
    }
    const [small, large] = [median(times.hundredth), median(times.corpus)]
    console.log(`${name.padEnd(24)}${small.toFixed(1).padStart(14)}${large.toFixed(1).padStart(16)}${(large / small).toFixed(2).padStart(8)}`)
  }
  await agreementInBackground(client, 'corpus', '/projects/hundredth/review')
} finally {
  await owner.end()
  await app.stop()
}
