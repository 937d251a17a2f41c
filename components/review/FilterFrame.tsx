import { NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from '@/components/page/Link'
import { countWords } from '@/core/review/filters'
import classes from './FilterFrame.module.css'

interface FrameProps {
  readonly children: ReactNode
  /** What stands at the end of the bar: how much is shown, or the way back to all. */
  readonly end: ReactNode
  /** Whether the end is read out when it changes. */
  readonly told?: boolean
}

/** The bar of filters over a list: rows of toggles, menus, and at its end what they come to. The address carries the filters. */
export const FilterFrame = ({ children, end, told = false }: FrameProps) => (
  <div role="group" aria-label="Filters" className={classes.bar}>
    {children}
    {end && <p className={classes.end} role={told ? 'status' : undefined}>{end}</p>}
  </div>
)

/** A row of toggles with one meaning. */
export const FilterChoices = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => <ul className={classes.choices} aria-label={label}>{children}</ul>

interface ToggleProps {
  readonly on: boolean
  /** The address with it turned over. */
  readonly href: string
  /** How many there are; left out where nobody has counted. */
  readonly count?: number
  readonly children: ReactNode
}

/** One filter as a link, for a row of choices. */
export const FilterToggle = ({ on, href, count, children }: ToggleProps) => (
  <li>
    <Link href={href} className={classes.toggle} aria-current={on || undefined} data-none={count === 0 || undefined}>
      {children}{count !== undefined && <> <span className={classes.count}>{countWords(count)}</span></>}
    </Link>
  </li>
)

/** A menu of the bar: what is filtered by, what stands there for no filter, and the values with their names. */
export interface FilterMenu<Filter extends string> {
  readonly filter: Filter
  readonly name: string
  readonly every: string
  readonly options: readonly (readonly [value: string, words: string])[]
}

interface MenusProps<Filter extends string> {
  readonly menus: readonly FilterMenu<Filter>[]
  readonly chosen: Readonly<Record<Filter, string | null>>
  /** How a value is called that is chosen, and not offered any more. */
  readonly nameOf: (filter: Filter, value: string) => string
  readonly onChoose: (filter: Filter, value: string | null) => void
}

/** Menus of which one value can be chosen each; one with nothing to choose from is left out. */
export const FilterMenus = <Filter extends string>({ menus, chosen, nameOf, onChoose }: MenusProps<Filter>) => (
  <div className={classes.menus}>
    {menus.map(({ filter, name, every, options }) => {
      const value = chosen[filter]
      if (options.length < 2 && value === null) return undefined
      return (
        <NativeSelect key={filter} size="xs" aria-label={name} value={value ?? ''} onChange={(event) => onChoose(filter, event.currentTarget.value || null)}>
          <option value="">{every}</option>
          {value !== null && !options.some(([one]) => one === value) && <option value={value}>{nameOf(filter, value)}</option>}
          {options.map(([one, words]) => <option key={one} value={one}>{words}</option>)}
        </NativeSelect>
      )
    })}
  </div>
)
