import { setTimeout as wait } from 'node:timers/promises'
import { answering, killLater, postgresOf, webServerOf } from './processes'
import type { Weather } from './proxy'
import { pick } from './random'
import type { Disturbance } from './work'

/** Saves, and nothing else: pages and sign-ins come through. */
const saves = /^POST \/api\/v1\/assignments\//

/** Nothing happens. */
export const calm: Disturbance = { ends: true, run: async () => {} }

/** The web server is killed with -9 so many times while it works; its keeper starts it again. */
export const killServer = (times: number): Disturbance => ({ ends: true, run: async ({ app }, running, random) => {
  for (let kill = 0; kill < times && running(); kill++) {
    await killLater(webServerOf(app), 200 + random() * 600)
    await answering(app)
  }
} })

/** PostgreSQL is killed with -9 so many times while it works; it recovers from its log. */
export const killPostgres = (times: number): Disturbance => ({ ends: true, run: async ({ app, owner }, running, random) => {
  for (let kill = 0; kill < times && running(); kill++) {
    const pid = await postgresOf(app)
    await killLater(pid, 200 + random() * 600)
    for (let tenths = 0; ; tenths++) {
      const up = (await postgresOf(app).catch(() => pid)) !== pid && (await owner.query('SELECT').then(() => true, () => false))
      if (up) break
      if (tenths > 600) throw new Error('PostgreSQL has not come back for a minute.')
      await wait(100)
    }
  }
} })

/** The network does one thing after the other, and is clear in between. */
export const badNetwork = (kinds: readonly Weather[]): Disturbance => ({ ends: false, run: async ({ proxy }, running, random) => {
  while (running()) {
    await proxy.set(pick(random, kinds), saves)
    await wait(50 + random() * 250)
    await proxy.set('clear')
    await wait(30 + random() * 120)
  }
} })

/** Everything that a network can do. */
export const allWeathers: readonly Weather[] = ['refuse', 'blackHole', 'reset', 'half', 'dropAnswer', 400]
