'use client'
import { Button } from '@mantine/core'
import type { Result } from '@/core/result'
import { type Scope, scopeWords } from '@/core/token/scope'
import { useSave } from '@/components/form/use-save'
import { DataTable } from '@/components/page/DataTable'
import { Moment } from '@/components/page/Moment'
import { ProblemNote } from '@/components/page/ProblemNote'
import classes from './Account.module.css'

/** One token of one's own. Times are ISO 8601, UTC. */
export interface TokenRow {
  readonly id: string
  readonly name: string
  readonly scopes: readonly Scope[]
  /** The one project it is good for; null for all. */
  readonly project: { readonly slug: string; readonly name: string } | null
  readonly createdAt: string
  readonly expiresAt: string
  readonly lastUsedAt: string | null
  readonly state: 'standing' | 'expired' | 'revoked'
}

interface Props {
  readonly tokens: readonly TokenRow[]
  /** Takes one back; the page then gives the new list. */
  readonly onRevoke: (id: string) => Promise<Result<unknown>>
}

/** One's tokens, what each is good for, when it was last used, and the way to take it back. */
export const TokensList = ({ tokens, onRevoke }: Props) => {
  const { saving, problem, save } = useSave(onRevoke)
  if (tokens.length === 0) return <p className={classes.words}>You have none. A token is made below, shown once, and can be taken back here.</p>
  return (
    <>
      <DataTable
        caption="Your tokens"
        rows={tokens}
        rowKey={(token) => token.id}
        columns={[
          { key: 'name', head: 'Token', names: true, cell: (token) => <><span className={classes.tokenName}>{token.name}</span><span className={classes.tokenReach}>{reachOf(token)}</span></> },
          { key: 'used', head: 'Last used', cell: (token) => (token.lastUsedAt ? <Moment at={token.lastUsedAt} /> : 'never') },
          { key: 'expires', head: 'Good until', cell: (token) => (token.state === 'standing' ? <Moment at={token.expiresAt} /> : <span className={classes.here}>{token.state === 'revoked' ? 'taken back' : 'expired'}</span>) },
          {
            key: 'revoke', head: 'Take back', narrow: true, bare: true,
            cell: (token) => token.state !== 'standing' ? null : (
              <Button variant="default" size="compact-sm" disabled={saving} aria-label={`Take the token “${token.name}” back`} onClick={() => void save(token.id)}>Take back</Button>
            ),
          },
        ]}
      />
      {problem && <ProblemNote what={problem.message} kept="The token still stands." />}
    </>
  )
}

/** “Read, Export · Elections 2026” */
function reachOf({ scopes, project }: TokenRow): string {
  return `${scopes.map((scope) => scopeWords[scope].name).join(', ')} · ${project?.name ?? 'every project of yours'}`
}
