import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Cluster } from '../cluster/cluster'
import { startCluster } from '../cluster/cluster'
import { isAlive } from '../cluster/postmaster'

const prefix = 'crossread-scratch-'

/**
 * A PostgreSQL server for work that nobody will miss: fast, not durable, gone with `stop`, files and all. Whatever a
 * killed process left of one is cleared away first; a server whose files are gone ends by itself.
 */
export async function startScratchCluster(): Promise<Cluster> {
  await clearOrphans()
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`))
  const cluster = await startCluster(join(folder, 'postgres'), { password: randomBytes(24).toString('base64url'), durable: false })
  const stop = async (): Promise<void> => {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { ...cluster, stop }
}

async function clearOrphans(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {})
  }
}
