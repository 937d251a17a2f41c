import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { join, relative } from 'node:path'
import { z } from 'zod'
import { Failure } from '../failure'

const occupantSchema = z.object({ pid: z.number().optional(), address: z.string().optional() })

/** What a start says of itself to another one in the same data folder: its process, and once it serves, where. Nothing if it does not answer. */
export type Occupant = Readonly<z.infer<typeof occupantSchema>>

/** This start's hold on the data folder. */
export interface Hold {
  /** Tells later starts where this one serves. */
  readonly announce: (address: string) => void
  readonly release: () => Promise<void>
}

/**
 * Takes the data folder for this process, or answers who has it. The hold is a listening socket, not a file with a
 * process number: it ends with the process, however that ends, and never points at a stranger.
 */
export async function takeHold(folder: string): Promise<{ hold: Hold } | { occupant: Occupant }> {
  const path = socketPath(folder)
  const occupant = await ask(path)
  if (occupant !== undefined) return { occupant }
  if (process.platform !== 'win32') await rm(path, { force: true })
  let state: Occupant = { pid: process.pid }
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.end(JSON.stringify(state))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Failure(`The data folder ${folder} cannot be held: ${error.message}.`, 'If its path is longer than a hundred characters, name a shorter one with --data.')),
    )
    server.listen(path, resolve)
  })
  server.unref()
  return {
    hold: {
      announce: (address) => {
        state = { ...state, address }
      },
      release: () => new Promise((resolve) => server.close(() => resolve())),
    },
  }
}

/** A path for a socket may have about a hundred characters, so the shorter way to the folder is taken. */
function socketPath(folder: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\crossread-${createHash('sha256').update(folder).digest('hex')}`
  const whole = join(folder, 'running.sock')
  const short = relative(process.cwd(), whole)
  return short.length < whole.length ? short : whole
}

/** Whoever listens has the folder, even if it is too busy, or stopped, to answer. */
function ask(path: string): Promise<Occupant | undefined> {
  return new Promise((resolve) => {
    let answer: string | undefined
    const socket = connect(path, () => (answer = ''))
    socket.setTimeout(5000, () => socket.destroy())
    socket.on('data', (chunk) => (answer += chunk.toString()))
    socket.on('error', () => {})
    socket.on('close', () => resolve(answer === undefined ? undefined : answer === '' ? {} : occupantSchema.parse(JSON.parse(answer))))
  })
}
