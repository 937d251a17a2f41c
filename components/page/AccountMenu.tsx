'use client'
import { Popover, PopoverDropdown, PopoverTarget } from '@mantine/core'
import classes from './AccountMenu.module.css'
import { Link } from './Link'
import { initials } from './navigation'
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
  <Popover width={260} position="right-end" withRoles trapFocus returnFocus>
    <PopoverTarget>
      <button type="button" className={classes.button} aria-label={`Account of ${person.name}`}>
        <span aria-hidden>{initials(person.name)}</span>
      </button>
    </PopoverTarget>
    <PopoverDropdown className={classes.sheet} aria-label="Account">
      <p className={classes.name}>{person.name}</p>
      <p className={classes.email}>{person.email}</p>
      <SchemeSwitch />
      <div className={classes.ways}>
        <Link href={accountHref} className={classes.way}>Sessions and password</Link>
        <button type="button" className={classes.way} onClick={onSignOut}>Sign out</button>
      </div>
    </PopoverDropdown>
  </Popover>
)
