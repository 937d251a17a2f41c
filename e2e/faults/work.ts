import { setTimeout as wait } from 'node:timers/promises'
import { type Finding, check } from './checker'
import { Client, type ClientOptions, type Device } from './client'
import type { Annotator, Ground } from './ground'
import { type Ledger, newLedger } from './ledger'
import { randomOf } from './random'

/** How much work, and on which numbers. */
export interface Amount {
  readonly seed: number
  /** People at work at once. */
  readonly people: number
  /** Writes that each of them makes. */
  readonly writes: number
}

/** What befalls the work while it is done. */
export interface Disturbance {
  /** People work until this is over; else it goes on until they have done. */
  readonly ends: boolean
  readonly run: (ground: Ground, running: () => boolean, random: () => number) => Promise<void>
}

/** People who mark, change and delete at the same time, each on their own assignment. */
export interface Work {
  readonly finding: Finding
  readonly ledger: Ledger
  /** Requests that had no answer: as long as there are none, nothing has been tried. */
  readonly unanswered: number
}

/**
 * Lets people work while something befalls them, waits until every outbox says Saved, and compares their ledger with
 * the database. With `tabsEnd` a tab is killed every so often and opened again on what its device has kept.
 */
export async function work(
  ground: Ground, amount: Amount, disturb: Disturbance, { tabsEnd = 0, ...options }: ClientOptions & { tabsEnd?: number } = {},
): Promise<Work> {
  const ledger = newLedger()
  const people: Annotator[] = []
  for (let person = 0; person < amount.people; person++) people.push(await ground.annotator())
  let busy = true
  const trouble = { lasts: disturb.ends }
  let unanswered = 0
  const counting: ClientOptions = {
    ...options,
    async meddle(batch, send) {
      const outcome = await (options.meddle ?? ((all, next) => next(all)))(batch, send)
      if (outcome.kind === 'unreachable') unanswered++
      return outcome
    },
  }
  const disturbing = disturb.run(ground, () => busy, randomOf(amount.seed)).finally(() => void (trouble.lasts = false))
  const one = async (who: Annotator, index: number): Promise<void> => {
    const random = randomOf(amount.seed * 1000 + index)
    const device: Device = { who, kept: new Map() }
    let client = await new Client(ground, device, ledger, counting).open()
    for (let done = 0; done < amount.writes || trouble.lasts; done++) {
      client.act(random, ground.words[done % ground.words.length]!)
      await wait(random() * 12)
      if (tabsEnd > 0 && random() < tabsEnd) client = await reopened(ground, client, device, ledger, counting)
    }
    // With the outbox taken away, what the tab still held ends with it.
    if (options.without === 'outbox') client = await reopened(ground, client, device, ledger, counting)
    // Without a safeguard it may never be: what it found by then is told by the checker.
    await client.saved(options.without ? 5000 : undefined).catch((error: unknown) => {
      if (!options.without) throw error
    })
    client.kill()
  }
  const working = Promise.all(people.map(one))
  try {
    await Promise.race([working, disturbing.then(() => working)])
  } finally {
    busy = false
    await disturbing
    await ground.proxy.set('clear')
  }
  return { ledger, unanswered, finding: await check(ground.owner, people.map(({ assignment }) => assignment), ledger) }
}

/** Kills a tab and opens its page again: what the server has, and what the device has kept. */
async function reopened(ground: Ground, client: Client, device: Device, ledger: Ledger, options: ClientOptions): Promise<Client> {
  client.kill()
  return new Client(ground, device, ledger, options).open(client)
}
