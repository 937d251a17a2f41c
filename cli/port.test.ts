import type { Server } from 'node:net'
import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { Failure } from './failure'
import { anyFreePort, isFree, nextFreePort } from './port'

const host = '127.0.0.1'
const taken: Server[] = []
const take = (port: number): Promise<void> =>
  new Promise((resolve, reject) => taken.push(createServer().once('error', reject).listen({ port, host }, () => resolve())))

afterEach(async () => {
  for (const server of taken.splice(0)) await new Promise((resolve) => server.close(resolve))
})

describe('a port', () => {
  it('is taken as long as somebody listens on it', async () => {
    const port = await anyFreePort(host)
    expect(await isFree(port, host)).toBe(true)
    await take(port)
    expect(await isFree(port, host)).toBe(false)
  })

  it('is the wanted one if that is free, else one after it', async () => {
    const port = await anyFreePort(host)
    expect(await nextFreePort(port, host)).toBe(port)
    await take(port)
    const next = await nextFreePort(port, host)
    expect(next).toBeGreaterThan(port)
    expect(await isFree(next, host)).toBe(true)
  })

  it('cannot be had on an address of another machine', async () => {
    await expect(isFree(3000, '203.0.113.1')).rejects.toBeInstanceOf(Failure)
  })
})
