import type { MeanwhileNews } from '@/core/review/meanwhile'
import { get } from './api'

/** Milliseconds: how often somebody asks who cannot listen; when listening is tried again; and how long without a key or a hand until nobody is there. */
const times = { ask: 10_000, listenAgain: 60_000, absent: 30 * 60_000 } as const

/**
 * Tells what others decide in a project, while somebody is there to read it: over a stream of events, and where there is none
 * by asking now and then. Ends when the answer is called.
 */
export function followDecisions(project: string, tell: (news: MeanwhileNews) => void): () => void {
  const path = `/projects/${project}/decisions`
  let source: EventSource | undefined
  let until: string | undefined
  let over = false
  let asking: number | undefined
  let again: number | undefined
  let lastSign = Date.now()

  const take = (news: MeanwhileNews) => {
    until = news.until
    if (news.decided.length > 0) tell(news)
  }
  const askOnce = async () => {
    const news = await get<MeanwhileNews>(`${path}/since${until ? `?after=${until}` : ''}`)
    if (over) return
    if (news.ok) take(news.value)
    else if (news.problem.code === 'unauthenticated' || news.problem.code === 'notFound') stop()
  }
  const stopAsking = () => {
    window.clearInterval(asking)
    asking = undefined
  }
  const listen = () => {
    window.clearTimeout(again)
    if (over || source || !isThere()) return
    const own = new EventSource(`/api/v1${path}/events`)
    source = own
    own.addEventListener('open', () => {
      stopAsking()
      // What was decided before the stream stood.
      void askOnce()
    })
    own.addEventListener('missed', () => void askOnce())
    own.addEventListener('decided', (event: MessageEvent<string>) => take(JSON.parse(event.data) as MeanwhileNews))
    own.addEventListener('error', () => {
      if (own.readyState !== EventSource.CLOSED) return
      hush()
      asking ??= window.setInterval(() => void (isThere() && askOnce()), times.ask)
      again = window.setTimeout(listen, times.listenAgain)
      void askOnce()
    })
  }
  const hush = () => {
    source?.close()
    source = undefined
  }
  const isThere = () => document.visibilityState === 'visible' && Date.now() - lastSign < times.absent
  const sign = () => {
    lastSign = Date.now()
    if (document.visibilityState === 'visible') listen()
    else hush()
  }
  // A window that nobody looks at would keep a session alive for ever.
  const absence = window.setInterval(() => !isThere() && hush(), 60_000)
  const signs = ['visibilitychange', 'keydown', 'pointerdown'] as const
  for (const name of signs) document.addEventListener(name, sign)

  const stop = () => {
    over = true
    hush()
    stopAsking()
    window.clearInterval(absence)
    window.clearTimeout(again)
    for (const name of signs) document.removeEventListener(name, sign)
  }
  void askOnce().then(listen)
  return stop
}
