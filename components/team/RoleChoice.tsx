'use client'
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { roles, type Role } from '@/core/permission'
import { roleWords } from '@/core/request/role'
import classes from './TeamTable.module.css'

interface Props {
  /** Whose role it is. */
  readonly name: string
  readonly role: Role
  readonly busy: boolean
  readonly onChange: (role: Role) => void
}

/** A member's role. Choosing another changes nothing yet: arrow keys walk through the choices, and no one is a lead in passing. */
export const RoleChoice = ({ name, role, busy, onChange }: Props) => {
  const [chosen, setChosen] = useState(role)
  const [seen, setSeen] = useState(role)
  if (seen !== role) {
    setSeen(role)
    setChosen(role)
  }

  return (
    <span className={classes.choice}>
      <NativeSelect
        size="xs"
        aria-label={`Role of ${name}`}
        value={chosen}
        data={choices}
        onChange={(event) => setChosen(roles.find((key) => key === event.currentTarget.value) ?? role)}
        className={classes.role}
      />
      {chosen !== role && (
        <>
          <Button size="compact-sm" disabled={busy} onClick={() => onChange(chosen)} aria-label={`Make ${name} ${roleWords[chosen].name.toLowerCase()}`}>
            Change
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => setChosen(role)} aria-label={`Leave ${name} ${roleWords[role].name.toLowerCase()}`}>
            Leave
          </Button>
        </>
      )}
    </span>
  )
}

const choices = roles.map((key) => ({ value: key, label: roleWords[key].name }))
