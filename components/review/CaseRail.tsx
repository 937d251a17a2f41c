'use client'
import { useEffect, useRef } from 'react'
import type { Codebook } from '@/core/codebook/codebook'
import type { CaseLine } from '@/core/review/case-line'
import { CaseRow } from './CaseRow'
import classes from './CaseRail.module.css'

interface Props {
  readonly lines: readonly CaseLine[]
  readonly currentKey: string
  readonly codebook: Pick<Codebook, 'groups' | 'tags'>
  readonly caseHref: (line: CaseLine) => string
}

/** The list beside the case on the screen, with that case in view. */
export const CaseRail = ({ lines, currentKey, codebook, caseHref }: Props) => {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const rail = list.current
    const row = rail?.querySelector<HTMLElement>('[aria-current]')
    if (rail && row) rail.scrollTop = row.offsetTop - rail.offsetTop - rail.clientHeight / 3
  }, [currentKey])
  return (
    <nav aria-label="Cases" className={classes.rail}>
      <ul ref={list} aria-label="Cases" className={classes.list}>
        {lines.map((line) => (
          <li key={line.key} className={classes.case}>
            <CaseRow line={line} href={caseHref(line)} codebook={codebook} current={line.key === currentKey} compact />
          </li>
        ))}
      </ul>
    </nav>
  )
}
