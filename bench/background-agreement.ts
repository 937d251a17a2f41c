import { setTimeout } from 'node:timers/promises'
import type { APIRequestContext } from '@playwright/test'
import type { AgreementState } from '@/core/agreement/report/agreement-state'
import { isUnderWay } from '@/core/agreement/report/agreement-state'
import { firstChoice } from '@/core/agreement/report/choice'
import type { MetricKey, PieceKey } from '@/core/agreement/report/metric-key'
import { wholeProject } from '@/core/agreement/report/scope'
import { writeLook } from '@/core/request/agreement'
import { median } from './figures'

/** Pieces that are asked for together and waited for, and one that takes long and is cancelled once it has told how far it is. */
const waitedFor: readonly PieceKey[] = ['f1-exact', 'u-alpha', 'u-alpha-binary', 'token-kappa', 'answers-alpha', 'tags']
const cancelled: MetricKey = 'gamma'

/** Has the figures of a project computed in the background, and prints how long each takes, how often it told how far it was, and how quick the server is for others meanwhile. */
export async function agreementInBackground(client: APIRequestContext, project: string, another: string): Promise<void> {
  const address = `/api/v1/projects/${project}/agreement`
  // As the page does: it hands back by what the figures are kept, and asks for those it shows.
  let known: string | undefined
  const read = async (): Promise<{ state: AgreementState; took: number }> => {
    const started = performance.now()
    const answer = await client.get(known === undefined ? address : `${address}${writeLook(wholeProject, { known, shown: { metric: firstChoice.metric, view: 'confusion' } })}`)
    if (!answer.ok()) throw new Error(`${answer.status()}: ${await answer.text()}`)
    const state = (await answer.json()) as AgreementState
    known = state.content
    return { state, took: performance.now() - started }
  }
  const page = async (): Promise<number> => {
    const started = performance.now()
    await (await client.get(another)).body()
    return performance.now() - started
  }
  const tell = async (method: 'post' | 'delete', pieces: readonly PieceKey[]): Promise<void> => {
    const answer = await client[method](address, { data: { scope: wholeProject, pieces } })
    if (!answer.ok()) throw new Error(`${answer.status()}: ${await answer.text()}`)
  }
  const pieceOf = ({ metrics, tags }: AgreementState, piece: PieceKey) => (piece === 'tags' ? tags : metrics[piece])

  const alone: number[] = []
  for (let round = 0; round < 10; round++) alone.push(await page())
  await tell('post', waitedFor)
  const asked = performance.now()
  const [meanwhile, states]: [number[], number[]] = [[], []]
  const told = new Map<PieceKey, Set<string>>(waitedFor.map((piece) => [piece, new Set()]))
  const done = new Map<PieceKey, number>()
  while (done.size < waitedFor.length) {
    const { state, took } = await read()
    states.push(took)
    for (const piece of waitedFor) {
      const one = pieceOf(state, piece)
      if (one.kind === 'running') told.get(piece)!.add(`${one.done} of ${one.of}`)
      if (one.kind === 'done' && !done.has(piece)) done.set(piece, performance.now() - asked)
      if (one.kind === 'failed') throw new Error(`${piece}: ${one.because}`)
    }
    meanwhile.push(await page())
    await setTimeout(250)
  }
  console.log(`\nFigures of agreement in the background, seconds after they were asked for together; and how many steps of them were seen`)
  for (const [piece, time] of done) console.log(`  ${piece.padEnd(18)}${(time / 1000).toFixed(1).padStart(8)}${String(told.get(piece)!.size).padStart(8)}`)
  console.log(`  another page meanwhile: ${median(meanwhile).toFixed(0)} ms, longest ${Math.max(...meanwhile).toFixed(0)}; before: ${median(alone).toFixed(0)} ms; asking how far it is: ${median(states).toFixed(0)} ms`)

  await tell('post', [cancelled])
  const begun = performance.now()
  for (let state = (await read()).state; ; state = (await read()).state) {
    const one = state.metrics[cancelled]
    if (!isUnderWay(one)) throw new Error(`${cancelled} is ${one.kind}`)
    if (one.kind === 'running' && one.done > 0) {
      console.log(`  ${cancelled}: ${one.done} of ${one.of} after ${((performance.now() - begun) / 1000).toFixed(1)} s; cancelled`)
      break
    }
    await setTimeout(250)
  }
  await tell('delete', [cancelled])
  const { state } = await read()
  console.log(`  ${cancelled} is ${state.metrics[cancelled].kind} after ${((performance.now() - begun) / 1000).toFixed(1)} s`)
}
