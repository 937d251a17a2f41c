'use client'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { AccountMenu, type Person } from './AccountMenu'
import { Link } from './Link'
import { MoreMenu } from './MoreMenu'
import { currentEntry, divideForBar, type NavEntry } from './navigation'
import { NavLink } from './NavLink'
import { type ProjectLink, ProjectMenu } from './ProjectMenu'
import classes from './Shell.module.css'

interface Props {
  /** Only what the person may open, in the order of the rail. */
  readonly entries: readonly NavEntry[]
  readonly projects: readonly ProjectLink[]
  readonly projectId: string
  readonly person: Person
  readonly accountHref: string
  readonly onSignOut: () => void
  /** What has to be known on whatever page one is, in a word or two, at the head. */
  readonly notice?: ReactNode
  /** `wide` gives the page the whole window beside the rail: the reader and the review. */
  readonly width?: 'page' | 'wide'
  readonly children: ReactNode
}

/**
 * What stands around every page of a project: a slim rail at the left (a bar at the foot of a narrow
 * window), a running head with the project's name, and the page as `main`. Which entries there are is
 * decided elsewhere. The rail takes `--rail-width`, the bar `--bar-height`; both are 0 where they are not.
 */
export const Shell = ({ entries, projects, projectId, person, accountHref, onSignOut, notice, width = 'page', children }: Props) => {
  const current = currentEntry(entries, usePathname())
  const { bar, more } = divideForBar(entries)
  const account = <AccountMenu person={person} accountHref={accountHref} onSignOut={onSignOut} />
  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>Skip to the page</a>
      <header className={classes.head} data-print="no">
        <Link href="/projects" className={classes.mark} aria-label="Crossread, all projects">Cr</Link>
        <div className={classes.project}><ProjectMenu projects={projects} currentId={projectId} /></div>
        <div role="status" className={classes.notice}>{notice}</div>
        <div className={classes.account}>{account}</div>
      </header>
      <nav className={classes.rail} aria-label="Project" data-print="no">
        <ul className={classes.entries} data-where="rail">
          {entries.map((entry) => <li key={entry.key}><NavLink entry={entry} current={entry === current} /></li>)}
        </ul>
        <ul className={classes.entries} data-where="bar">
          {bar.map((entry) => <li key={entry.key}><NavLink entry={entry} current={entry === current} /></li>)}
          {more.length > 0 && <li><MoreMenu entries={more} current={current} /></li>}
        </ul>
      </nav>
      <main id="main" tabIndex={-1} className={classes.page} data-width={width}>{children}</main>
    </div>
  )
}
