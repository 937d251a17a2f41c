import { setTimeout as sleep } from 'node:timers/promises'
import { type World, must } from './world'

/** A release as far as these tests look at it. */
export interface Told {
  readonly number: number
  readonly state: string
}

/** What a release is asked for with. */
export const asked = { name: 'A release שלום 🗞️ <img src=x onerror=window.__ran=1>', note: '', choices: [{ format: 'csv-safe' }] }

/** Waits until nothing is being made: nobody asks for a second one meanwhile. */
export async function calm({ people, project }: World): Promise<readonly Told[]> {
  for (;;) {
    const { releases } = JSON.parse((await people.lead.client.get(`/api/v1/projects/${project}/releases`)).body) as { releases: readonly Told[] }
    if (releases.every(({ state }) => state !== 'making')) return releases
    await sleep(200)
  }
}

/** Makes a draft. */
export async function draft(world: World): Promise<number> {
  await calm(world)
  const { number } = await must<Told>(world.people.lead.client, 'POST', `/projects/${world.project}/releases`, asked)
  await calm(world)
  return number
}

/** Makes and publishes one. */
export async function publish(world: World): Promise<number> {
  const number = await draft(world)
  await must(world.people.lead.client, 'POST', `/projects/${world.project}/releases/${number}/publication`, {})
  return number
}
