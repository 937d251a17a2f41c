import { expect, test } from '@playwright/test'
import { browserFaults } from './browser-faults'
import { faults, passed, told } from './faults'
import { type Ground, makeGround } from './ground'
import { replicaFaults } from './replica-faults'

/** Each fault once and briefly, on a program of its own that may be killed. `npm run faults` takes its time. */
const amount = { seed: Number(process.env['CROSSREAD_SEED'] ?? 20_261_121), people: 2, writes: 30 }

let ground: Ground
test.describe.configure({ mode: 'serial', timeout: 90_000 })
test.beforeAll(async () => {
  test.setTimeout(180_000)
  ground = await makeGround()
})
test.afterAll(() => ground.stop())

for (const fault of [...faults, ...replicaFaults, ...browserFaults].filter(({ long }) => !long))
  test(`${fault.covers}: ${fault.name}`, async () => {
    const outcome = await fault.run(ground, amount)
    console.log(told(fault, outcome, amount.seed))
    expect(passed(fault, outcome), JSON.stringify(outcome, null, 1)).toBe(true)
  })
