import { Link } from './Link'
import { NavIcon } from './NavIcon'
import classes from './NavLink.module.css'
import { type NavEntry, navNames } from './navigation'

interface Props {
  readonly entry: NavEntry
  readonly current: boolean
}

/** One entry of the rail or the bar: sign over name, the current one marked by a line and by `aria-current`. */
export const NavLink = ({ entry, current }: Props) => (
  <Link href={entry.href} className={classes.link} aria-current={current ? 'page' : undefined}>
    <NavIcon entry={entry.key} />
    <span className={classes.name}>{navNames[entry.key]}</span>
    {entry.count ? <span className={classes.count}>{entry.count}</span> : null}
  </Link>
)
