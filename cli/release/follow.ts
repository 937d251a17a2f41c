import { setTimeout as sleep } from 'node:timers/promises'
import type { Release, ReleaseProgress } from '@/core/release/release'
import type { Access } from '@/data/principal'
import { Failure } from '../failure'
import { project } from '../project'
import type { Environs } from '../steps/environs'
import { work } from '../steps/work'

/** Called with how far a release is, and the step that was told before. */
export type Followed = (progress: ReleaseProgress, last: string | undefined) => void

/** Milliseconds between two looks. */
const pause = 300

/**
 * Waits until a release is made. Where a worker is alive it makes it; where there is none, because no server runs, one is
 * started for as long as it takes.
 */
export async function follow(access: Access, number: number, tell: Followed): Promise<Release> {
  const { findRelease, findReleaseJob } = await import('@/data/releases')
  const job = await findReleaseJob(access, number)
  const own = job && !job.workersAlive ? await work(project, 'start', environsNow()) : undefined
  try {
    let last: string | undefined
    for (;;) {
      const found = await findRelease(access, number)
      if (!found.ok) throw new Failure(found.problem.message, 'It was given up meanwhile.')
      if (found.value.state !== 'making') return found.value
      tell(found.value.progress, last)
      last = found.value.progress.step
      await sleep(pause)
    }
  } finally {
    await own?.stop()
  }
}

/** The environment that this command itself was given for the database: a worker needs the same. */
function environsNow(): Environs {
  return Object.fromEntries(environNames.map((name) => [name, process.env[name] ?? ''])) as Environs
}

const environNames = ['DATABASE_URL', 'DATABASE_EXPORT_URL', 'ORIGIN', 'NEXTAUTH_URL', 'NEXTAUTH_SECRET', 'NEXT_TELEMETRY_DISABLED'] as const satisfies readonly (keyof Environs)[]
