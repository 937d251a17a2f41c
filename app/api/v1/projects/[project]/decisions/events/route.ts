import { answer } from '@/app/api/answer'
import { eventStream } from '@/app/api/event-stream'
import { read } from '@/app/api/read'
import { hearDecisions as route } from '@/core/api/routes/review'
import { fail } from '@/core/result'
import { openProjectFor } from '@/data/access'
import { hearDecisions } from '@/data/decision-listener'
import { log } from '@/data/log'
import { readMeanwhile } from '@/data/meanwhile'
import { isStanding } from '@/data/session'

/** What is decided within this many milliseconds is asked for together: a rule decides hundreds of cases at once. */
const together = 150

/**
 * What others decide, as it happens, for as many seconds as are asked for. Each time it is asked anew whether the listener may know of it: their session, their
 * place in the project and the article can be other than when they began to listen.
 */
export const GET = read(route, async ({ asker, params, query, signal }) => {
  const slug = params['project'] ?? ''
  const first = await openProjectFor(asker, slug, 'cases.read')
  if (!first.ok) return answer(first)
  const projectId = first.value.project.id
  const stream = eventStream(asker.userId, { signal, seconds: Number(query.get('seconds')) || Infinity }, ({ send, end }) => {
    let ids: string[] = []
    let missed = false
    let timer: NodeJS.Timeout | undefined
    const tell = async () => {
      const [told, lost] = [ids, missed]
      ids = []
      missed = false
      timer = undefined
      const access = (await isStanding(asker)) ? await openProjectFor(asker, slug, 'cases.read') : undefined
      if (!access?.ok) return end()
      if (lost) send('missed', {})
      if (told.length === 0) return
      const news = await readMeanwhile(access.value, { ids: told })
      if (news.decided.length > 0) send('decided', news)
    }
    const stop = hearDecisions((notice) => {
      if (notice && notice.project !== projectId) return
      if (notice) ids.push(notice.decision)
      else missed = true
      timer ??= setTimeout(() => void tell().catch((error: unknown) => {
        // The database is away: whoever listens begins again, and asks what they have missed.
        log.warn({ error: error instanceof Error ? error.message : String(error) }, 'a decision could not be told')
        end()
      }), together)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  })
  return stream ?? answer(fail('tooMany', 'You listen from too many windows. This one asks now and then instead.'))
})
