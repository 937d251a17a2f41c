import { expect, it } from 'vitest'
import { withEnds } from './ends'

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))

it('undoes everything, the last first, also where the work or one of the ends throws', async () => {
  const done: string[] = []
  expect(await withEnds(async (ends) => ends.push(() => done.push('one'), () => done.push('two')))).toBe(2)
  expect(done.splice(0)).toEqual(['two', 'one'])
  const failing = withEnds(async (ends) => {
    ends.push(() => soon().then(() => done.push('one')), () => Promise.reject(new Error('an end')))
    throw new Error('the work')
  })
  await expect(failing).rejects.toThrow('an end')
  expect(done).toEqual(['one'])
})

it('lets nobody go on before all of it is undone, when a signal and the failure it makes come together', async () => {
  const done: string[] = []
  const listeners = process.listeners('SIGHUP')
  const exit = process.exit
  process.exit = ((code: number) => done.push(`exit ${code}`)) as typeof process.exit
  try {
    const working = withEnds((ends) => new Promise((_, reject) => {
      // As a connection: closing it fails the work at once, while the rest is still being undone.
      ends.push(() => soon().then(() => done.push('folder')), () => reject(new Error('closed')))
      const [stop] = process.listeners('SIGHUP').filter((one) => !listeners.includes(one))
      stop!('SIGHUP')
    }))
    await expect(working).rejects.toThrow('closed')
    expect(done).toContain('folder')
    await soon()
    expect(done).toEqual(['folder', 'exit 1'])
  } finally {
    process.exit = exit
  }
})
