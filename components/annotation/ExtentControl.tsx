'use client'
import { type KeyboardEvent, use } from 'react'
import type { Annotation } from '@/core/annotation/annotation'
import type { End } from '@/core/annotation/extent-edit'
import type { Direction, Stride } from '@/core/annotation/stride'
import { type Platform, comboOf, writeCombo } from '@/core/keys/combo'
import { type KeyAction, type KeyMap, actionOf } from '@/core/keys/key-map'
import { pressOf } from '@/core/keys/press'
import { EndKeys, endId } from './end-keys'
import classes from './ExtentControl.module.css'

/** What can be done to the words of a passage. The same object for all cards. */
export interface ExtentActions {
  /** `sideways`: as the arrow points, which in right-to-left text is the other way. */
  moveEnd(id: string, end: End, stride: Stride, by: Direction, sideways: boolean): void
  takeFragment(id: string, fragment: number): void
}

interface Props {
  readonly annotation: Annotation
  readonly actions: ExtentActions
}

/** The ends of each fragment, to be moved by keys; with a pointer they are pulled in the text itself. A finger pulls whole words, and goes on by characters here. */
export const ExtentControl = ({ annotation: { id, extent, quotes }, actions }: Props) => {
  const { map, platform } = use(EndKeys)
  const hint = hintOf(map, platform)
  return (
    <div role="group" aria-label="Words of the passage" className={classes.fragments}>
      {extent.map(({ start, end }, fragment) => {
        const words = quotes[fragment] ?? ''
        const several = extent.length > 1
        const which = several ? ` of fragment ${fragment + 1}` : ''
        const slider = (side: End['side'], now: number, text: string) => (
          <span className={classes.side}>
            <span
              id={endId(id, side, fragment)}
              role="slider"
              tabIndex={0}
              className={classes.end}
              title={hint}
              aria-label={`${side === 'start' ? 'Start' : 'End'}${which}`}
              aria-valuemin={0}
              aria-valuemax={2_147_483_647}
              aria-valuenow={now}
              aria-valuetext={text}
              onKeyDown={(event) => onKey(event, map, (stride, by, sideways) => actions.moveEnd(id, { fragment, side }, stride, by, sideways))}
            >
              {side === 'start' ? '[ start' : 'end ]'}
            </span>
            {([['‹', 'left', -1], ['›', 'right', 1]] as const).map(([sign, to, by]) => (
              <button key={to} type="button" className={classes.character} aria-label={`${side === 'start' ? 'Start' : 'End'}${which}, a character to the ${to}`} onClick={() => actions.moveEnd(id, { fragment, side }, 'character', by, true)}>{sign}</button>
            ))}
          </span>
        )
        return (
          <div key={fragment} className={classes.fragment}>
            {slider('start', start, `before “${words.split(/\s+/u)[0]}”`)}
            {several && <q className={classes.words} dir="auto">{words}</q>}
            {slider('end', end, `after “${words.split(/\s+/u).at(-1)}”`)}
            {several && <button type="button" className={classes.take} aria-label={`Take fragment ${fragment + 1} away: ${words}`} onClick={() => actions.takeFragment(id, fragment)}>×</button>}
          </div>
        )
      })}
    </div>
  )
}

/** The step of each key. Sideways it goes as the key says, which in right-to-left text is the other way. */
const steps: Partial<Record<KeyAction, readonly [Stride, Direction, boolean]>> = {
  endWordOn: ['word', 1, true],
  endWordBack: ['word', -1, true],
  endCharacterOn: ['character', 1, true],
  endCharacterBack: ['character', -1, true],
  endSentenceOn: ['sentence', 1, false],
  endSentenceBack: ['sentence', -1, false],
}

function onKey(event: KeyboardEvent, map: KeyMap, move: (stride: Stride, by: Direction, sideways: boolean) => void): void {
  const action = actionOf(map, comboOf(pressOf(event.nativeEvent)), 'end')
  const step = action && steps[action]
  if (!step) return
  event.preventDefault()
  event.stopPropagation()
  move(...step)
}

function hintOf(map: KeyMap, platform: Platform): string {
  const keys = (back: KeyAction, on: KeyAction) => [map[back], map[on]].flatMap((combo) => (combo ? writeCombo(combo, platform) : [])).join(', ') || 'no key'
  return `By a word: ${keys('endWordBack', 'endWordOn')}. By a character: ${keys('endCharacterBack', 'endCharacterOn')}. By a sentence: ${keys('endSentenceBack', 'endSentenceOn')}`
}
