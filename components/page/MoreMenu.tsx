'use client'
import { Menu, MenuDropdown, MenuItem, MenuTarget } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Link } from './Link'
import classes from './MoreMenu.module.css'
import { NavIcon } from './NavIcon'
import { type NavEntry, navNames } from './navigation'

interface Props {
  readonly entries: readonly NavEntry[]
  readonly current: NavEntry | undefined
}

/** The entries that the bar of a narrow window has no place for. */
export const MoreMenu = ({ entries, current }: Props) => {
  const here = current && entries.includes(current)
  return (
    <Menu position="top-end" width={220} withinPortal={false}>
      <MenuTarget>
        <button type="button" className={classes.button} data-here={here || undefined}>
          <IconDots size={20} stroke={1.4} aria-hidden />
          <span className={classes.name}>{here ? navNames[current.key] : 'More'}</span>
        </button>
      </MenuTarget>
      <MenuDropdown aria-label="More pages">
        {entries.map((entry) => (
          <MenuItem
            key={entry.key}
            component={Link}
            href={entry.href}
            leftSection={<NavIcon entry={entry.key} />}
            aria-current={entry === current ? 'page' : undefined}
          >
            {navNames[entry.key]}
          </MenuItem>
        ))}
      </MenuDropdown>
    </Menu>
  )
}
