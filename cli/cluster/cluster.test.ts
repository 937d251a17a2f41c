import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cluster } from './cluster'
import { startCluster } from './cluster'
import { isAlive } from './postmaster'

const options = { password: 'a-password-for-one-test' }
let above = ''
let folder = ''
let cluster: Cluster | undefined

const start = async (): Promise<Cluster> => {
  cluster = await startCluster(folder, options)
  return cluster
}
const ask = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

// A private folder, as a clone in a root home has it.
beforeAll(async () => {
  above = await mkdtemp(join(tmpdir(), 'crossread-cluster-'))
  folder = join(above, 'postgres')
})
afterAll(async () => {
  await cluster?.stop()
  await rm(above, { recursive: true })
})

describe('our own PostgreSQL', () => {
  it('is durable, private, and asks for the password', async () => {
    const { adminUrl, found } = await start()
    expect(found).toBe(false)
    const setting = (name: string): Promise<unknown[]> => ask(adminUrl, `SELECT current_setting('${name}') AS value`)
    expect(await setting('fsync')).toEqual([{ value: 'on' }])
    expect(await setting('synchronous_commit')).toEqual([{ value: 'on' }])
    expect(await setting('listen_addresses')).toEqual([{ value: '127.0.0.1' }])
    expect(await setting('unix_socket_directories')).toEqual([{ value: '' }])
    expect((await stat(folder)).mode & 0o077).toBe(0)
    const wrong = new URL(adminUrl)
    wrong.password = 'guess'
    await expect(ask(wrong.toString(), 'SELECT 1')).rejects.toMatchObject({ code: '28P01' })
    expect(await readFile(join(folder, 'data/pg_hba.conf'), 'utf8')).not.toMatch(/^[^#]*\btrust\b/m)
  })

  it('is taken over if it runs already', async () => {
    const { pid, port } = cluster ?? (await start())
    expect(await start()).toMatchObject({ pid, port, found: true })
  })

  it('is recovered after a kill, on the same port, with all that was committed', async () => {
    const first = cluster ?? (await start())
    await ask(first.adminUrl, 'CREATE TABLE kept (text text)')
    await ask(first.adminUrl, "INSERT INTO kept VALUES ('café 🙂 שלום e\u0301')")
    process.kill(first.pid, 'SIGKILL')
    while (isAlive(first.pid)) await wait(10)
    const again = await start()
    expect(again).toMatchObject({ port: first.port, found: false })
    expect(again.pid).not.toBe(first.pid)
    expect(await ask(again.adminUrl, 'SELECT text FROM kept')).toEqual([{ text: 'café 🙂 שלום e\u0301' }])
  })

  it.runIf(process.platform === 'linux')('starts although a file of a dead server names a living stranger', async () => {
    const first = cluster ?? (await start())
    const pidFile = join(folder, 'data/postmaster.pid')
    const lines = (await readFile(pidFile, 'utf8')).split('\n')
    await first.stop()
    await writeFile(pidFile, [String(process.pid), ...lines.slice(1)].join('\n'))
    expect((await start()).found).toBe(false)
  })

  it('stops', async () => {
    const { pid, stop } = cluster ?? (await start())
    await stop()
    cluster = undefined
    expect(isAlive(pid)).toBe(false)
  })
})
