import { type Seeded, seed } from '@/prisma/seed'

// The far end of `seedOnce`: told by its parent whether the workspace is to be empty, and by its environment where it is.
process.once('message', ({ empty }: { empty: boolean }) => {
  const send = (message: object): Promise<void> => new Promise((resolve) => process.send?.(message, () => resolve()))
  const say = (line: string): void => void send({ say: line })
  const keep = async (kept: Seeded): Promise<void> => {
    const acknowledged = new Promise((resolve) => process.once('message', resolve))
    await send({ keep: kept })
    await acknowledged
  }
  seed({ empty, say, keep })
    .then((seeded) => send({ seeded }))
    .then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
})
