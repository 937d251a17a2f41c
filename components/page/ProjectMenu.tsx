'use client'
import { Menu, MenuDropdown, MenuItem, MenuTarget } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { Link } from './Link'
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

/** The name of the project in the running head; a menu where there is more than one. */
export const ProjectMenu = ({ projects, currentId }: Props) => {
  const current = projects.find((project) => project.id === currentId)
  if (projects.length < 2) return <span className={classes.name}>{current?.name}</span>
  return (
    <Menu position="bottom-start" width={280} withinPortal={false}>
      <MenuTarget>
        <button type="button" className={classes.button}>
          <span className={classes.name}>{current?.name ?? 'Choose a project'}</span>
          <IconChevronDown size={14} stroke={1.5} aria-hidden />
        </button>
      </MenuTarget>
      <MenuDropdown aria-label="Projects">
        {projects.map((project) => (
          <MenuItem
            key={project.id}
            component={Link}
            href={project.href}
            aria-current={project.id === currentId ? 'true' : undefined}
            rightSection={project.id === currentId ? <IconCheck size={16} stroke={1.5} aria-hidden /> : undefined}
          >
            {project.name}
          </MenuItem>
        ))}
      </MenuDropdown>
    </Menu>
  )
}
