'use client'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { Link } from './Link'
import { PopSheet, popSheetClasses } from './PopSheet'
import classes from './ProjectMenu.module.css'

/** A project that the person can open. */
export interface ProjectLink {
  readonly id: string
  readonly name: string
  readonly href: string
}

interface Props {
  readonly projects: readonly ProjectLink[]
  readonly currentId: string
}

/** The name of the project in the running head; a list of all where there is more than one. */
export const ProjectMenu = ({ projects, currentId }: Props) => {
  const current = projects.find((project) => project.id === currentId)
  if (projects.length < 2) return <span className={classes.name}>{current?.name}</span>
  return (
    <PopSheet
      buttonClass={classes.button} name="Projects" sheetClass={classes.sheet}
      face={
        <>
          <span className={classes.name}>{current?.name ?? 'Choose a project'}</span>
          <IconChevronDown size={14} stroke={1.5} aria-hidden />
        </>
      }
    >
      <ul className={popSheetClasses.list}>
        {projects.map((project) => (
          <li key={project.id}>
            <Link className={popSheetClasses.way} href={project.href} aria-current={project.id === currentId ? 'true' : undefined}>
              {project.name}
              {project.id === currentId && <IconCheck size={16} stroke={1.5} aria-hidden />}
            </Link>
          </li>
        ))}
      </ul>
    </PopSheet>
  )
}
