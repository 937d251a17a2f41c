/** How many streams one person, and everybody together, may have open on this process. Who is refused one asks now and then instead. */
const most = { person: 4, all: 200 } as const

/** After so many milliseconds a stream ends, and whoever still wants it is let in again, or not. */
const longest = 10 * 60_000
/** Something passes at least this often, in milliseconds, so that nothing between takes the connection for dead. */
const beat = 20_000

/** How events are sent. */
export interface EventSink {
  /** Sends an event; false when the stream is over. */
  send(name: string, data: unknown): boolean
  /** Ends the stream. */
  end(): void
}

const open = new Map<string, number>()

/**
 * A stream of server-sent events to one person; undefined when they, or all, have too many open.
 * @param seconds after which the stream ends, if that is sooner than streams end anyway
 * @param begin is given the sink, and answers with what is to be done when the stream is over
 */
export function eventStream(person: string, { signal, seconds }: { readonly signal: AbortSignal; readonly seconds: number }, begin: (sink: EventSink) => () => void): Response | undefined {
  const total = [...open.values()].reduce((sum, count) => sum + count, 0)
  if ((open.get(person) ?? 0) >= most.person || total >= most.all) return undefined
  open.set(person, (open.get(person) ?? 0) + 1)
  const encoder = new TextEncoder()
  let close = (): void => {}
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      let over = false
      const put = (text: string): boolean => {
        if (over) return false
        // A reader who takes nothing any more is let go, rather than kept in memory.
        if ((controller.desiredSize ?? 0) < -1000) return close(), false
        controller.enqueue(encoder.encode(text))
        return true
      }
      const pulse = setInterval(() => put(': still here\n\n'), beat)
      const lifetime = setTimeout(() => close(), Math.min(longest, seconds * 1000))
      close = () => {
        if (over) return
        over = true
        clearInterval(pulse)
        clearTimeout(lifetime)
        const left = (open.get(person) ?? 1) - 1
        if (left > 0) open.set(person, left)
        else open.delete(person)
        stop()
        try {
          controller.close()
        } catch {
          // The reader has gone: there is nothing left to close.
        }
      }
      let stop = (): void => {}
      put('retry: 3000\n\n')
      stop = begin({ send: (name, data) => put(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`), end: () => close() })
      signal.addEventListener('abort', () => close(), { once: true })
      if (signal.aborted) close()
    },
    cancel: () => close(),
  })
  return new Response(stream, { headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'private, no-store, no-transform', 'x-accel-buffering': 'no' } })
}
