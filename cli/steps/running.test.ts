import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { takeHold } from './running'

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'crossread-hold-'))
  onTestFinished(() => rm(path, { recursive: true }))
  return path
}

it('a data folder has one holder, who says where it serves', async () => {
  const data = await folder()
  const first = await takeHold(data)
  if (!('hold' in first)) throw new Error('the folder was free')
  expect(await takeHold(data)).toEqual({ occupant: { pid: process.pid } })
  first.hold.announce('http://127.0.0.1:3000')
  expect(await takeHold(data)).toEqual({ occupant: { pid: process.pid, address: 'http://127.0.0.1:3000' } })
  await first.hold.release()
  const second = await takeHold(data)
  if (!('hold' in second)) throw new Error('the folder was released')
  await second.hold.release()
})

it('what a killed holder left behind holds nothing', async () => {
  const data = await folder()
  await writeFile(join(data, 'running.sock'), '')
  const next = await takeHold(data)
  if (!('hold' in next)) throw new Error('nobody holds the folder')
  await next.hold.release()
})
