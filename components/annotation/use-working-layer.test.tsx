// @vitest-environment happy-dom
import { act } from 'react'
import { type Root, createRoot } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contentOf } from '@/core/annotation/working-layer'
import { createOutbox } from '@/core/saving/outbox'
import { put, rest, server, world } from '@/core/saving/test-world'
import { alone } from '@/core/saving/tabs'
import type { SendOutcome } from '@/core/saving/write'
import { type LayerWork, useWorkingLayer } from './use-working-layer'

let root: Root
let work: LayerWork

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  document.body.innerHTML = '<div id="root"></div>'
  root = createRoot(document.getElementById('root')!)
})
afterEach(() => act(() => root.unmount()))

/** A page with the passage as another machine has changed it, and a tab beside it that closes with a change of its own. */
async function conflictOfAClosedTab() {
  const { rows, accept, store } = server()
  store(put('a', 'first'))
  const opened = [...rows.values()]
  store(put('a', 'theirs', 1))
  const net = { up: true }
  const send = async (batch: Parameters<typeof accept>[0]): Promise<SendOutcome> => (net.up ? accept(batch) : { kind: 'unreachable' })
  const gone = world(async () => ({ kind: 'unreachable' }))
  const closing = createOutbox(gone.ports)
  await closing.start()
  closing.write(put('a', 'of the closed tab', 1))
  await rest()
  // The name of the closed tab becomes free while this one is open.
  let free = () => {}
  const tabs = { ...alone, inherit: async () => false, whenGone: (_: string, run: () => void) => void (free = run) }
  const here = world(send, gone.kept, tabs)
  const outbox = createOutbox(here.ports)
  const Page = () => {
    work = useWorkingLayer('x', opened, outbox)
    return null
  }
  await act(async () => {
    root.render(<Page />)
    await rest()
  })
  const settle = (run: () => void = () => {}) => act(async () => {
    run()
    await rest()
  })
  return { rows, net, here, close: () => settle(() => free()), settle }
}
const note = () => contentOf(work.find('a'))?.note

describe('a conflict that a closed tab left', () => {
  it('shows what is kept of it, before and after the server has it', async () => {
    const { rows, close, settle } = await conflictOfAClosedTab()
    await close()
    expect(work.saving.state).toMatchObject({ kind: 'needsYou', troubles: [{ write: { note: 'of the closed tab' }, trouble: { kind: 'conflict' } }] })
    expect(note()).toBe('first')
    await settle(() => void work.resolve('a', 'mine'))
    expect(work.saving.state.kind).toBe('saved')
    expect(rows.get('a')).toMatchObject({ note: 'of the closed tab', version: 3 })
    expect(work.find('a')).toMatchObject({ note: 'of the closed tab', version: 3 })
    await settle(() => void work.apply([{ id: 'a', content: { ...contentOf(work.find('a'))!, note: 'gone on from there' } }]))
    expect(rows.get('a')).toMatchObject({ note: 'gone on from there', version: 4 })
  })

  it('shows the other version where that is taken', async () => {
    const { close, settle } = await conflictOfAClosedTab()
    await close()
    await settle(() => void work.resolve('a', 'theirs'))
    expect(work.saving.state.kind).toBe('saved')
    expect(work.find('a')).toMatchObject({ note: 'theirs', version: 2 })
  })

  it.each(['mine', 'theirs'] as const)('leaves what this tab has yet to send where it is (%s)', async (choice) => {
    const { net, here, close, settle } = await conflictOfAClosedTab()
    await close()
    net.up = false
    await settle(() => void work.apply([{ id: 'a', content: { ...contentOf(work.find('a'))!, note: 'of this tab 🙂' } }]))
    await settle(() => void work.resolve('a', choice))
    expect(note()).toBe('of this tab 🙂')
    net.up = true
    for (let turn = 0; turn < 3; turn++) await settle(() => void here.tick())
    expect(note()).toBe('of this tab 🙂')
    // It never saw the others, so a person is asked.
    expect(work.saving.state).toMatchObject({ kind: 'needsYou', troubles: [{ write: { note: 'of this tab 🙂' }, trouble: { kind: 'conflict' } }] })
  })
})
