// Every fault on the built program, and the controls: npm run faults -- [--seed n] [--people n] [--writes n] [--rounds n] [--only words]
import { parseArgs } from 'node:util'
import { browserFaults } from './browser-faults'
import { faults, passed, told } from './faults'
import { makeGround } from './ground'
import { replicaFaults } from './replica-faults'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '20261121' }, people: { type: 'string', default: '6' }, writes: { type: 'string', default: '400' },
    rounds: { type: 'string', default: '1' }, only: { type: 'string', default: '' },
  },
})
const chosen = [...faults, ...replicaFaults, ...browserFaults].filter(({ name, covers }) => `${name} ${covers}`.includes(values.only))
const ground = await makeGround()
let failed = 0
try {
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const fault of chosen) {
      const amount = { seed: Number(values.seed) + round, people: Number(values.people), writes: Number(values.writes) }
      const since = performance.now()
      const outcome = await fault.run(ground, amount).catch((error: unknown) => {
        console.log(`FAILED ${fault.name}: ${error instanceof Error ? error.stack : String(error)}`)
        return undefined
      })
      const good = outcome !== undefined && passed(fault, outcome)
      if (!good) failed++
      if (!outcome) continue
      const seconds = ((performance.now() - since) / 1000).toFixed(1)
      console.log(`${good ? 'ok    ' : 'FAILED'} ${told(fault, outcome, amount.seed)} ${seconds} s`)
      if (!good) console.log(`       ${JSON.stringify({ ...outcome.finding, broken: outcome.broken }, null, 1).slice(0, 2000)}`)
    }
  }
} finally {
  await ground.stop()
}
process.exit(failed === 0 ? 0 : 1)
