'use client'
import { use } from 'react'
import { many } from '@/core/counted'
import { unsentInWords } from '@/core/saving/unsent'
import type { OutboxView } from '@/core/saving/outbox'
import type { SavedState as State } from '@/core/saving/saved-state'
import { UnsentElsewhere } from '../unsent/unsent-elsewhere'
import classes from './SavedState.module.css'

/** Whether the work is safe, in a word or two. Always on the page; spoken when it changes for the worse or back. */
export const SavedState = ({ view }: { readonly view: OutboxView }) => {
  const { word, detail } = words(view.state)
  const [first, rest] = word.split(', ')
  const others = use(UnsentElsewhere)
  return (
    <span className={classes.state} data-kind={view.state.kind} data-also={others.length > 0 || undefined} title={detail}>
      <span role="status">{first}{rest && <>, <span className={classes.whole}>{rest}</span></>}</span>
      {view.state.kind === 'elsewhere' && <span className={classes.elsewhere}>{beside(view.state)}</span>}
      {others.length > 0 && <span className={classes.elsewhere}>{`${unsentInWords(others)} in ${others.length === 1 ? 'another article' : many(others.length, 'other article')}`}</span>}
      {view.unkept && <span className={classes.unkept}>This browser keeps no unsent work: leave this tab open until it says Saved.</span>}
    </span>
  )
}

function beside({ waiting, troubled }: State & { kind: 'elsewhere' }): string {
  return troubled > 0 ? `${troubled} ${troubled === 1 ? 'needs' : 'need'} you in another tab` : `${waiting} waiting in another tab`
}

function words(state: State): { word: string; detail: string } {
  switch (state.kind) {
    case 'opening':
      return { word: 'Opening…', detail: 'Looking for work that has not been sent yet.' }
    case 'saved':
      return { word: 'Saved ✓', detail: 'Everything is committed on the server.' }
    case 'saving':
      return { word: 'Saving…', detail: 'Sent; the server has not confirmed it yet.' }
    case 'tooLong':
      return { word: 'Not saved: too long', detail: 'What stands in a field is too long to be saved. It stays there until it is shortened.' }
    case 'waiting':
      return { word: `${state.waiting} waiting`, detail: 'The server does not answer. Your work is kept in this browser and will be sent.' }
    case 'offline':
      return { word: `Offline, ${state.waiting} waiting`, detail: 'There seems to be no network. Your work is kept in this browser and will be sent when there is one again.' }
    case 'elsewhere':
      return { word: 'Saved ✓', detail: 'Everything of this tab is committed on the server. Another tab of this browser has work that is still to be sent.' }
    case 'needsYou':
      return { word: `Needs you, ${state.waiting} waiting`, detail: 'Your work is kept in this browser. See what is asked below.' }
  }
}
