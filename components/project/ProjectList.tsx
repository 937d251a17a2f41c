import type { ReactNode } from 'react'
import type { Role } from '@/core/permission'
import { roleWords } from '@/core/request/role'
import { DataTable, type Column } from '@/components/page/DataTable'
import { EmptyState } from '@/components/page/EmptyState'
import { Link } from '@/components/page/Link'
import classes from './ProjectList.module.css'

/** A project that the person asking is a member of. */
export interface ProjectRow {
  readonly id: string
  readonly name: string
  readonly href: string
  readonly role: Role
  /** Left out where the role may not know: an annotator sees the articles assigned to them, and no count of others. */
  readonly articles?: number
  readonly members?: number
}

interface Props {
  readonly projects: readonly ProjectRow[]
  /** For those who may make one: a link or a button. */
  readonly action?: ReactNode
}

/** The projects of the person signed in. */
export const ProjectList = ({ projects, action }: Props) =>
  projects.length === 0 ? (
    <EmptyState title="Your projects will stand here." action={action}>
      A project holds the articles, the codebook and the people who read them. A lead invites you to theirs with a link.
    </EmptyState>
  ) : (
    <>
      <DataTable caption="Projects" columns={projects.some((project) => project.articles !== undefined) ? [...columns, ...counts] : columns} rows={projects} rowKey={(project) => project.id} />
      {action && <p className={classes.action}>{action}</p>}
    </>
  )

const columns: readonly Column<ProjectRow>[] = [
  { key: 'name', head: 'Project', names: true, cell: (project) => <Link href={project.href}>{project.name}</Link> },
  { key: 'role', head: 'Your role', cell: (project) => roleWords[project.role].name },
]

const counts: readonly Column<ProjectRow>[] = [
  { key: 'articles', head: 'Articles', numeric: true, cell: (project) => project.articles ?? '' },
  { key: 'members', head: 'Members', numeric: true, cell: (project) => project.members ?? '' },
]
