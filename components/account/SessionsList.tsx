'use client'
import { Button } from '@mantine/core'
import type { Result } from '@/core/result'
import { useSave } from '@/components/form/use-save'
import { DataTable } from '@/components/page/DataTable'
import { Moment } from '@/components/page/Moment'
import { ProblemNote } from '@/components/page/ProblemNote'
import classes from './Account.module.css'
import { describeBrowser } from './browser'

/** One place where somebody is signed in. Times are ISO 8601, UTC. */
export interface SessionRow {
  readonly id: string
  /** The browser's own `User-Agent`. */
  readonly userAgent: string
  readonly createdAt: string
  readonly lastSeenAt: string
  /** Whether it is the session of this page. */
  readonly current: boolean
}

interface Props {
  readonly sessions: readonly SessionRow[]
  /** Ends one session; the page then gives the new list. */
  readonly onEnd: (id: string) => Promise<Result<unknown>>
  readonly onEndOthers: () => Promise<Result<unknown>>
}

/** Where one is signed in, and the way to end it from here. */
export const SessionsList = ({ sessions, onEnd, onEndOthers }: Props) => {
  const { saving, problem, save } = useSave((which: string | undefined) => (which === undefined ? onEndOthers() : onEnd(which)))
  const others = sessions.filter((session) => !session.current)
  return (
    <section className={classes.section} aria-labelledby="sessions">
      <h2 id="sessions">Where you are signed in</h2>
      <p className={classes.words}>A session ends by itself after 12 hours without use, and after 7 days at the latest. Ending one here holds from its next request on.</p>
      <DataTable
        caption="Your sessions"
        rows={sessions}
        rowKey={(session) => session.id}
        columns={[
          { key: 'browser', head: 'Browser', names: true, cell: (session) => <>{describeBrowser(session.userAgent)}{session.current && <span className={classes.here}> · this one</span>}</> },
          { key: 'since', head: 'Since', cell: (session) => <Moment at={session.createdAt} /> },
          { key: 'seen', head: 'Last seen', cell: (session) => <Moment at={session.lastSeenAt} /> },
          {
            key: 'end',
            head: 'End',
            narrow: true,
            bare: true,
            cell: (session) =>
              session.current ? null : (
                <Button variant="default" size="compact-sm" disabled={saving} aria-label={`End the session in ${describeBrowser(session.userAgent)}`} onClick={() => void save(session.id)}>
                  End
                </Button>
              ),
          },
        ]}
      />
      {problem && <ProblemNote what={problem.message} kept="The session still stands." />}
      {others.length > 1 && (
        <div className={classes.buttons}>
          <Button variant="default" disabled={saving} onClick={() => void save(undefined)}>End all {others.length} others</Button>
        </div>
      )}
    </section>
  )
}
