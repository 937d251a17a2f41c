import { Failure } from './failure'

/** How people reach the server, and by which names it answers. */
export interface Address {
  /** Scheme, host and port, without a path. */
  readonly origin: string
  /** The only `Host` a request may name. Undefined where others know the server by names we cannot know. */
  readonly ownHost: string | undefined
  /** What to know before others come; undefined if nothing. */
  readonly note: string | undefined
}

const everywhere = new Set(['0.0.0.0', '::'])
const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/** The address of a server that listens on `host` and `port`; `named` is ORIGIN, what people use where something stands before it. */
export function addressOf(host: string, port: number, named: string | undefined): Address {
  if (named !== undefined && named !== '') {
    if (!URL.canParse(named) || !/^https?:$/.test(new URL(named).protocol)) {
      throw new Failure(`ORIGIN is ${named}, which is not an address.`, 'Give scheme, host and port as people use them, as in https://crossread.example.')
    }
    return { origin: new URL(named).origin, ownHost: undefined, note: undefined }
  }
  const name = everywhere.has(host) ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  const origin = new URL(`http://${name}:${port}`).origin
  if (loopback.has(host)) return { origin, ownHost: new URL(origin).host, note: undefined }
  const note = 'Other machines may read nothing and write nothing until ORIGIN says by which address they come, as in ORIGIN=https://crossread.example.'
  return { origin, ownHost: undefined, note: everywhere.has(host) ? note : undefined }
}

/** A port as a person writes it. 0 lets the system choose. */
export function parsePort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) return Number(text)
  throw new Failure(`${text} is not a port.`, 'A port is a number from 1 to 65535; 0 takes any that is free.')
}

/** Refuses what TRUSTED_PROXY cannot be: `true`, `yes` or an address would be passed over, and everybody behind the proxy would share one limit. */
export function checkTrustedProxy(value: string | undefined): void {
  if (value === undefined || value === '' || value === '1') return
  throw new Failure(`TRUSTED_PROXY is ${value}, which means nothing here.`, 'Set it to 1 where every request comes through a reverse proxy of yours; otherwise unset it.')
}
