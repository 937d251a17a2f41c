'use client'
import { useRouter } from 'next/navigation'
import { send } from '@/client/api'
import classes from '@/components/account/Account.module.css'
import { ChangePasswordForm } from '@/components/account/ChangePasswordForm'
import { SessionsList } from '@/components/account/SessionsList'
import { type MadeToken, TokenForm } from '@/components/account/TokenForm'
import { TokensList } from '@/components/account/TokensList'
import { Link } from '@/components/page/Link'
import type { OwnSession } from '@/data/session'
import type { OwnToken } from '@/data/token'

interface Props {
  readonly sessions: readonly OwnSession[]
  readonly tokens: readonly OwnToken[]
  readonly projects: readonly { readonly slug: string; readonly name: string }[]
}

/** One's own sessions, tokens and password. */
export function Account({ sessions, tokens, projects }: Props) {
  const router = useRouter()
  const end = async (path: string) => {
    const ended = await send('DELETE', path, {})
    router.refresh()
    return ended
  }
  return (
    <>
      <SessionsList sessions={sessions} onEnd={(id) => end(`/account/sessions/${id}`)} onEndOthers={() => end('/account/sessions')} />
      <section className={classes.section} aria-labelledby="tokens">
        <h2 id="tokens">Tokens</h2>
        <p className={classes.words}>For your scripts and the command line: a token stands in for you, does what you tick and nothing more, and leaves marking and deciding to you. What there is to ask for stands in the <Link href="/api-reference">API reference</Link>.</p>
        <TokensList tokens={tokens} onRevoke={(id) => end(`/account/tokens/${id}`)} />
        <div className={classes.makeToken}>
          <h3>Make a token</h3>
          <TokenForm projects={projects} onMake={async (request) => {
            const made = await send<MadeToken>('POST', '/account/tokens', request)
            router.refresh()
            return made
          }} />
        </div>
      </section>
      <ChangePasswordForm onChange={(change) => send('PUT', '/account/password', change)} />
    </>
  )
}
