// How long a large file takes from its first byte to its articles, and what the server and the worker need for it:
// npm run bench:import [articles] (100,000 articles of 500 words; smaller numbers for a quick look)
import { createReadStream, createWriteStream, readFileSync, readdirSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { APIRequestContext } from '@playwright/test'
import { v7 as uuid } from 'uuid'
import type { ImportView } from '@/core/import-job/state'
import { startApp } from '@/e2e/app'
import { heading, row } from './figures'
import { signInAs } from './session'

const count = Number(process.argv[2] ?? 100_000)
const wordsEach = 500

/** Words as they fall in news: a few stand everywhere, most are rare. Seeded, so that each run has the same file. */
let state = 20_261_122
const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
const vocabulary = Array.from({ length: 30_000 }, (_, index) => (index % 997 === 0 ? '🙂' : index % 499 === 0 ? 'שלום' : index % 211 === 0 ? `cafe\u0301${index}` : `w${((index * 7919) % 100_003).toString(36)}`))
const paragraph = (): string => `${Array.from({ length: 50 }, () => vocabulary[Math.floor(next() ** 3 * vocabulary.length)]!).join(' ')}.`

/** One in fifty is nearly the same as one before it, and one in two hundred the very same. */
function* lines(): Generator<string> {
  let kept: string[] = []
  for (let index = 0; index < count; index++) {
    const again = index % 200 === 199 ? 'same' : index % 50 === 49 ? 'near' : 'new'
    const paragraphs = again === 'new' || kept.length === 0 ? Array.from({ length: wordsEach / 50 }, paragraph) : again === 'same' ? kept : [paragraph(), ...kept.slice(1)]
    if (again === 'new') kept = paragraphs
    yield `${JSON.stringify({ id: `a${index}`, title: `Article ${index} of the bench 🙂`, date: '2026-11-22', source: index % 3 === 0 ? 'The Bench Times' : 'Elsewhere', url: `https://bench.example/${index}`, text: paragraphs.join('\n\n') })}\n`
  }
}

const folder = await mkdtemp(join(tmpdir(), 'crossread-bench-import-'))
const path = join(folder, 'articles.jsonl')
await pipeline(Readable.from(lines()), createWriteStream(path))
const { size } = statSync(path)

const app = await startApp()
try {
  const person = app.people.find(({ role }) => role.toLowerCase() === 'lead')!
  const lead = await signInAs(app.origin, person)
  const slug = `bench-${uuid().slice(-8)}`
  await must(lead.post('/api/v1/projects', { data: { name: 'Bench', key: slug, settings: { peersVisible: 'never', decideOwnCases: false, outletVisibility: 'shown' } } }))
  const imports = `/api/v1/projects/${slug}/imports`
  const id = uuid()
  const look = async (): Promise<ImportView> => (await (await must(lead.get(`${imports}/${id}`))).json()) as ImportView

  // A page of the demonstration, again and again meanwhile.
  const pages: number[] = []
  const run = { over: false }
  const looking = (async () => {
    while (!run.over) {
      const started = performance.now()
      const answer = await lead.get('/')
      if (!answer.ok()) throw new Error(`a page answered ${answer.status()}`)
      await answer.body()
      pages.push(performance.now() - started)
      await wait(200)
    }
  })()

  const started = performance.now()
  await must(lead.post(imports, { data: { id, what: 'articles', format: 'auto', fileName: 'articles.jsonl', size } }))
  await send(app.origin, lead, `${imports}/${id}/file`)
  const uploaded = performance.now()
  const waiting = await until('waiting', look)
  const read = performance.now()
  await must(lead.post(`${imports}/${id}/application`, { data: {} }))
  const done = await until('done', look)
  const applied = performance.now()
  run.over = true
  await looking

  heading(`${count.toLocaleString('en')} articles of ${wordsEach} words, ${(size / 1024 / 1024).toFixed(0)} MiB of JSON lines`)
  const seconds = (from: number, to: number): string => `${((to - from) / 1000).toFixed(1)} s`.padStart(10)
  const rate = (from: number, to: number): string => `${Math.round(count / ((to - from) / 1000)).toLocaleString('en')} articles a second`.padStart(30)
  console.log(`upload          ${seconds(started, uploaded)}${rate(started, uploaded)}`)
  console.log(`read, compare   ${seconds(uploaded, read)}${rate(uploaded, read)}`)
  console.log(`apply           ${seconds(read, applied)}${rate(read, applied)}`)
  console.log(`all of it       ${seconds(started, applied)}${rate(started, applied)}`)
  console.log(`found ${waiting.counts.found}, the very same ${waiting.counts.same}, nearly the same ${waiting.counts.near}, stored ${done.counts.added}`)
  for (const [name, part] of [['server', 'serve.mjs'], ['worker', join('jobs', 'worker.ts')]] as const) console.log(`peak memory of the ${name}: ${peakOf(app.pid, part)} MiB (VmHWM)`)
  row('the page “/” meanwhile', pages, 'ms')
  if (done.counts.added !== waiting.counts.ready) throw new Error(`${done.counts.added} articles were stored of ${waiting.counts.ready}`)
} finally {
  await app.stop()
  await rm(folder, { recursive: true, force: true })
}

async function must(asked: ReturnType<APIRequestContext['get']>): ReturnType<APIRequestContext['get']> {
  const answer = await asked
  if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`)
  return answer
}

async function until(wanted: ImportView['state'], look: () => Promise<ImportView>): Promise<ImportView> {
  let told = 0
  for (;;) {
    const view = await look()
    if (view.state === wanted) return view
    if (view.state === 'failed') throw new Error(view.because ?? 'it failed')
    if (view.progress && process.stdout.isTTY && performance.now() - told > 2000) {
      told = performance.now()
      console.log(`  ${view.state}: ${view.progress.done} of ${view.progress.of} ${view.progress.unit}`)
    }
    await wait(250)
  }
}

/** As a browser sends a file: with its length, and as fast as it is taken. */
async function send(origin: string, lead: APIRequestContext, address: string): Promise<void> {
  const { cookies } = await lead.storageState()
  await new Promise<void>((resolve, reject) => {
    const asking = request(`${origin}${address}`, { method: 'PUT', headers: { origin, 'content-type': 'application/octet-stream', 'content-length': size, cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') } }, (answer) => {
      answer.resume().once('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`the upload was answered ${answer.statusCode}`))))
    })
    asking.once('error', reject)
    createReadStream(path).pipe(asking)
  })
}

/** MiB that a process below another one has held at most, by what it runs. */
function peakOf(parent: number, runs: string): number | undefined {
  const parentOf = (pid: string): string | undefined => /^PPid:\s+(\d+)$/m.exec(statusOf(pid))?.[1]
  const isBelow = (pid: string | undefined): boolean => pid !== undefined && pid !== '0' && (pid === String(parent) || isBelow(parentOf(pid)))
  const found = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && fileOf(pid, 'cmdline').includes(runs) && isBelow(pid))
  const peaks = found.map((pid) => Number(/^VmHWM:\s+(\d+)/m.exec(statusOf(pid))?.[1] ?? 0))
  return peaks.length === 0 ? undefined : Math.round(Math.max(...peaks) / 1024)
}

function statusOf(pid: string): string {
  return fileOf(pid, 'status')
}

function fileOf(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}
