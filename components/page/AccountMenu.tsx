'use client'
import classes from './AccountMenu.module.css'
import { Link } from './Link'
import { initials } from './navigation'
import { PopSheet } from './PopSheet'
import { SchemeSwitch } from './SchemeSwitch'

/** Who is signed in. */
export interface Person {
  readonly name: string
  readonly email: string
}

interface Props {
  readonly person: Person
  /** The page of the own sessions and password. */
  readonly accountHref: string
  readonly onSignOut: () => void
}

/** Who one is, the colour scheme, sessions and password, and the way out. */
export const AccountMenu = ({ person, accountHref, onSignOut }: Props) => (
  <PopSheet label={`Account of ${person.name}`} buttonClass={classes.button} face={<span aria-hidden>{initials(person.name)}</span>} name="Account" sheetClass={classes.sheet}>
    <p className={classes.name}>{person.name}</p>
    <p className={classes.email}>{person.email}</p>
    <SchemeSwitch />
    <div className={classes.ways}>
      <Link href={accountHref} className={classes.way}>Sessions and password</Link>
      <button type="button" className={classes.way} onClick={onSignOut}>Sign out</button>
    </div>
  </PopSheet>
)
