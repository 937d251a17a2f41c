'use client'
import { useEffect, useState } from 'react'
import { FlagForm } from '@/components/flag/FlagForm'
import { type CaseMessage, isEarlier, messagesAbout, openObjections } from '@/core/discussion/case-message'
import type { CaseState } from '@/core/decision/case-state'
import type { Case } from '@/core/disagreement/case'
import type { Permission } from '@/core/permission'
import type { Result } from '@/core/result'
import classes from './CaseTalk.module.css'
import { Thread } from './Thread'

interface Props {
  readonly one: Case
  readonly state: CaseState
  /** Everything that was said in the article, oldest first. */
  readonly messages: readonly CaseMessage[]
  /** Of a case whose annotators are asked: whom, by their letters. */
  readonly asked: readonly string[]
  /** Names behind letters, where they are shown. */
  readonly names: ReadonlyMap<string, string>
  /** Whether the reader may settle an objection: as whether they may decide. */
  readonly permission: Permission
  /** What was begun before and not sent. */
  readonly draft?: string | undefined
  readonly onDraft?: (text: string) => void
  readonly onSay: (text: string) => Promise<Result<unknown>>
  readonly onKeep: (objection: string, text: string) => Promise<Result<unknown>>
}

/** What was said about a case: the discussion of those who decide, answers and objections of its annotators. */
export const CaseTalk = ({ one, state, messages, asked, names, permission, draft = '', onDraft, onSay, onKeep }: Props) => {
  const [begun, setBegun] = useState(draft.trim() !== '')
  useEffect(() => {
    if (!begun) return undefined
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [begun])
  const own = messagesAbout(one, messages)
  const open = new Set(openObjections(state, own).map(({ id }) => id))
  const answered = own.flatMap(({ kind, decisionId, annotator }) => (state.kind === 'asked' && kind === 'answer' && decisionId === state.decision.id && annotator !== null ? [annotator] : []))
  const earlier = new Set(own.filter((message) => isEarlier(one, message)).map(({ id }) => id))
  return (
    <section aria-labelledby="discussion" className={classes.talk} data-pressing={open.size > 0 || undefined}>
      <h2 id="discussion" className={classes.head}>Discussion{own.length > 0 && <span className={classes.count}> {own.length}</span>}</h2>
      {open.size > 0 && <p className={classes.pressing}>{open.size === 1 ? 'An annotator objects' : `${open.size} annotators object`} to the verdict. Decide again, or keep it with an answer.</p>}
      {open.size > 0 && (
        <Thread
          label="Objections" messages={own.filter(({ id }) => open.has(id))} earlier={earlier} names={names}
          under={(message) => permission.allowed && <FlagForm label="Keep the verdict, and say why" action="Keep the verdict" onSend={(text) => onKeep(message.id, text)} />}
        />
      )}
      {state.kind === 'asked' && asked.length > 0 && <p>{askedWords(asked, answered)}</p>}
      {own.length > open.size && <Thread messages={own.filter(({ id }) => !open.has(id))} earlier={earlier} names={names} />}
      <FlagForm label="Reviewers and the lead read this at once, the annotators of this case when it is decided." action="Say" draft={draft} onDraft={(text) => { setBegun(text.trim() !== ''); onDraft?.(text) }} onSend={onSay} />
    </section>
  )
}

/** Whom a question went to, and who has not answered it yet. */
function askedWords(asked: readonly string[], answered: readonly string[]): string {
  const waiting = asked.filter((letter) => !answered.includes(letter))
  if (waiting.length === 0) return `Asked: ${asked.join(', ')}. All have answered.`
  return `Asked: ${asked.join(', ')}. ${waiting.length === asked.length ? 'Nobody has answered yet.' : `Not answered yet: ${waiting.join(', ')}.`}`
}
