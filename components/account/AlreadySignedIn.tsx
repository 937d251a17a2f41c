'use client'
import { Button } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { useState } from 'react'
import { Link } from '../page/Link'
import classes from './Account.module.css'

interface Props {
  readonly name: string
  /** Where their own work is. */
  readonly href: string
  /** Leads on by itself where it succeeds, and asks what it has to ask. */
  readonly onSignOut: () => Promise<void>
}

/** What somebody can do who comes to sign in and is signed in: as themselves, or as another. */
export const AlreadySignedIn = ({ name, href, onSignOut }: Props) => {
  const [leaving, setLeaving] = useState(false)
  // Without script nothing would happen: the button stays shut until script runs.
  const ready = useMounted()
  const signOut = async () => {
    setLeaving(true)
    await onSignOut()
    setLeaving(false)
  }
  return (
    <div className={classes.ways}>
      <Button loading={leaving} disabled={!ready} onClick={() => void signOut()}>Sign out, and sign in as somebody else</Button>
      <Link href={href}>Go on as {name}</Link>
    </div>
  )
}
