'use client'
import { IconDots } from '@tabler/icons-react'
import { Link } from './Link'
import classes from './MoreMenu.module.css'
import { NavIcon } from './NavIcon'
import { type NavEntry, navNames } from './navigation'
import { PopSheet, popSheetClasses } from './PopSheet'

interface Props {
  readonly entries: readonly NavEntry[]
  readonly current: NavEntry | undefined
}

/** The entries that the bar of a narrow window has no place for. */
export const MoreMenu = ({ entries, current }: Props) => {
  const here = current && entries.includes(current)
  return (
    <PopSheet
      buttonClass={classes.button} here={here} name="More pages" sheetClass={classes.sheet}
      face={
        <>
          <IconDots size={20} stroke={1.4} aria-hidden />
          <span className={classes.name}>{here ? navNames[current.key] : 'More'}</span>
        </>
      }
    >
      <ul className={popSheetClasses.list}>
        {entries.map((entry) => (
          <li key={entry.key}>
            <Link className={popSheetClasses.way} href={entry.href} aria-current={entry === current ? 'page' : undefined}>
              <NavIcon entry={entry.key} />
              {navNames[entry.key]}
            </Link>
          </li>
        ))}
      </ul>
    </PopSheet>
  )
}
