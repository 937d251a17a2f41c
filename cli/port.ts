import { createServer } from 'node:net'
import { Failure } from './failure'

/** Whether nothing listens on the port of the host. Port 0 is always free. Throws `Failure` if the host is not ours to listen on. */
export function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false)
      else if (error.code === 'EACCES') {
        reject(new Failure(`Port ${port} needs rights that this user does not have.`, 'Choose a port above 1023 with --port or PORT.'))
      } else reject(new Failure(`${host} cannot be listened on: ${error.message}.`, 'Name an address of this machine with --host or HOST.'))
    })
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

/** The wanted port, or the next one that is free, at most a hundred further. */
export async function nextFreePort(wanted: number, host: string): Promise<number> {
  for (let port = wanted; port < wanted + 100 && port < 65_536; port += 1) {
    if (await isFree(port, host)) return port
  }
  throw new Failure(`Port ${wanted} and the hundred after it are taken.`, 'Choose another one with --port or PORT.')
}

/** A port that was free a moment ago, chosen by the system. */
export function anyFreePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen({ port: 0, host }, () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
