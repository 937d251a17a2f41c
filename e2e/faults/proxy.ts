import { type Socket, connect, createServer } from 'node:net'

/**
 * What becomes of what goes through:
 * - `refuse`: nobody listens.
 * - `blackHole`: everything is taken, nothing is answered.
 * - `reset`: the connection is reset as soon as a request comes.
 * - `half`: half the bytes of a request go through, then the connection ends.
 * - `dropAnswer`: the request is served, and the connection is reset before a byte of the answer.
 * - a number: that many milliseconds of delay before a request.
 */
export type Weather = 'clear' | 'refuse' | 'blackHole' | 'reset' | 'half' | 'dropAnswer' | number

/** A TCP proxy on 127.0.0.1 that does to its connections what networks do. */
export interface Proxy {
  readonly port: number
  /** The ports that it hands on to; of several each connection takes the next. */
  targets: readonly number[]
  /** Sets the weather for everything from now on; `only` are the requests it befalls, by their first line. */
  set(weather: Weather, only?: RegExp): Promise<void>
  /** Cuts what is open, as a balancer does that takes a port off its list. */
  cut(): void
  /** How many requests the weather befell. */
  befallen(): number
  /** How many requests a port was handed. */
  handed(port: number): number
  close(): Promise<void>
}

/** Opens a proxy on a free port. */
export async function openProxy(): Promise<Proxy> {
  let weather: Weather = 'clear'
  let only = /^/
  let befallen = 0
  let connections = 0
  const handed = new Map<number, number>()
  const open = new Set<Socket>()
  const listener = createServer((near) => {
    const target = proxy.targets[connections++ % proxy.targets.length]!
    const far = connect(target, '127.0.0.1')
    /** Whether the request under way is one that the weather befalls. */
    let met: Weather = 'clear'
    const end = () => {
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) {
      open.add(socket)
      socket.setNoDelay(true)
      socket.on('error', end)
      socket.on('close', () => {
        open.delete(socket)
        end()
      })
    }
    near.on('data', (bytes: Buffer) => {
      if (/^[A-Z]+ \/\S* HTTP/.test(bytes.toString('latin1', 0, 2000))) {
        handed.set(target, (handed.get(target) ?? 0) + 1)
        met = only.test(bytes.toString('latin1', 0, 2000)) ? weather : 'clear'
        if (met !== 'clear') befallen++
      }
      if (met === 'reset') near.resetAndDestroy()
      else if (met === 'half') far.write(bytes.subarray(0, bytes.length >> 1), () => setTimeout(end, 20))
      else if (typeof met === 'number') setTimeout(() => far.write(bytes), met)
      else if (met !== 'blackHole') far.write(bytes)
    })
    far.on('data', (bytes: Buffer) => {
      if (met === 'dropAnswer') near.resetAndDestroy()
      else if (met !== 'blackHole') near.write(bytes)
    })
  })
  const listen = (port: number) => new Promise<void>((done, failed) => {
    listener.once('error', failed)
    listener.listen(port, '127.0.0.1', () => {
      listener.off('error', failed)
      done()
    })
  })
  const stopListening = () => new Promise<void>((done) => {
    listener.close(() => done())
    proxy.cut()
  })
  await listen(0)
  const { port } = listener.address() as { port: number }
  const proxy: Proxy = {
    port,
    targets: [],
    async set(next, which = /^/) {
      const [was, is] = [weather === 'refuse', next === 'refuse']
      weather = next
      only = which
      if (is && !was) await stopListening()
      if (!is && was) await listen(port)
    },
    cut: () => {
      for (const socket of open) socket.destroy()
    },
    befallen: () => befallen,
    handed: (target) => handed.get(target) ?? 0,
    async close() {
      if (weather !== 'refuse') await stopListening()
    },
  }
  return proxy
}
