'use client'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useLeaveWarning } from '@/components/form/use-leave-warning'
import { useSave } from '@/components/form/use-save'
import type { Block } from '@/core/article/block'
import type { Codebook } from '@/core/codebook/codebook'
import { type CaseState, isPartial } from '@/core/decision/case-state'
import type { Decision } from '@/core/decision/decision'
import { standingOf } from '@/core/decision/standing'
import { annotationsOf, type Case, type Lane } from '@/core/disagreement/case'
import type { FlagMessage } from '@/core/flag/flag'
import type { Permission } from '@/core/permission'
import type { Result } from '@/core/result'
import type { CaseLine } from '@/core/review/case-line'
import { changesInWords, type JudgedContent } from '@/core/review/changes'
import { acceptLane, beginRedraw, beginReject, beginRejectOne, beginRetag, beginUnion, type Draft, moveEdge, offersUnion, takesLetters, toggleLane } from '@/core/review/draft'
import { fitCase } from '@/core/review/fit'
import { laneKey, type ReviewAction, type ReviewMode } from '@/core/review/keys'
import { neighboursOf, type Walk } from '@/core/review/order'
import { defaultReasons, type ReasonList } from '@/core/review/reasons'
import type { VerdictInput } from '@/core/review/verdict-input'
import { offsetTable } from '@/core/text/offset-table'
import { CaseHead } from './CaseHead'
import { CaseRail } from './CaseRail'
import { KeyHelp } from './KeyHelp'
import { MeanwhileNote } from './MeanwhileNote'
import { Passage } from './Passage'
import { Reading } from './Reading'
import type { ReviewArticle } from './review-article'
import { TagDefinitions } from './TagDefinitions'
import { useCaseKeys } from './use-case-keys'
import { useVerdict } from './use-verdict'
import { VerdictBar } from './VerdictBar'
import classes from './CaseView.module.css'

interface Props {
  readonly article: ReviewArticle
  /** The canonical text that the annotations point at. */
  readonly text: string
  readonly blocks: readonly Block[]
  readonly one: Case
  readonly state: CaseState
  /** What was judged, where it stands so no longer. */
  readonly before?: ReadonlyMap<string, JudgedContent>
  readonly codebook: Codebook
  /** The part of the list that the reviewer is walking: for the keys, and at the side. */
  readonly walk: Walk
  readonly listHref: string
  readonly listName?: string
  /** What stands under the definitions, such as what was decided on words like these. */
  readonly beside?: ReactNode
  readonly caseHref: (line: CaseLine) => string
  readonly permission: Permission
  readonly reasons?: ReasonList
  /** The verdict just given on another case, in words, while it can be undone from here. */
  readonly justDecided?: { readonly words: string; readonly onUndo: () => Promise<Result<unknown>> } | undefined
  /** A verdict on this case that was just taken back, in words. */
  readonly takenBack?: string | undefined
  /** Who is looking. */
  readonly viewerId: string
  /** Names behind letters, where they are shown. */
  readonly names?: ReadonlyMap<string, string>
  /** What was asked about flagged passages, and answered, oldest first. */
  readonly flagMessages?: readonly FlagMessage[]
  /** What stands at the side besides the definitions, such as the discussion. */
  readonly aside?: ReactNode
  /** A `conflict` whose details are `{current: Decision}` shows both verdicts and lets the reviewer choose. */
  readonly onDecide: (verdict: VerdictInput) => Promise<Result<unknown>>
  readonly onWithdraw: (decision: Decision) => Promise<Result<unknown>>
  readonly onGo: (href: string) => void
  /** Reads the case afresh: after a withdrawal, or when somebody else changed it. */
  readonly onReload: () => void
}

const nothing: ReadonlyMap<string, JudgedContent> = new Map()

const unsavedWords = 'What you wrote on this case is not saved.'

/** One case on one screen. Whatever was begun on a case is gone when another one comes, and asks before that. */
export const CaseView = (props: Props) => <CaseDesk key={props.one.key} {...props} />

const CaseDesk = ({
  article, text, blocks, one, state, before = nothing, codebook, walk, listHref, listName = 'All cases', beside, caseHref, permission, reasons = defaultReasons, justDecided, takenBack, viewerId, names, flagMessages = [], aside,
  onDecide, onWithdraw, onGo, onReload,
}: Props) => {
  const heading = useRef<HTMLHeadingElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const [help, setHelp] = useState(false)
  const source = useMemo(() => ({ table: offsetTable(text), blocks }), [text, blocks])
  const { passage, words, dense } = useMemo(() => fitCase(source, one, codebook, 'decision' in state), [source, one, codebook, state])
  const { lanes } = one
  const annotations = annotationsOf(one)
  const standing = 'decision' in state ? state.decision : undefined
  const neighbours = neighboursOf(walk, one.key)
  const nextOpenHref = walk.nextOpen && caseHref(walk.nextOpen)

  const onSaved = ({ verdict: given, chosen }: VerdictInput) => {
    // What is left of the case waits: the reviewer stays with it.
    const left = isPartial({ verdict: given, chosen, judged: annotations })
    if (nextOpenHref && !left) return onGo(nextOpenHref)
    heading.current?.focus({ preventScroll: true })
    onReload()
  }

  const verdict = useVerdict({ lanes, table: source.table, standing, onDecide, onSaved })
  const withdrawal = useSave((take: () => Promise<Result<unknown>>) => take())
  const unsaved = verdict.draft !== undefined && verdict.written.trim() !== ''
  useLeaveWarning(unsaved ? unsavedWords : undefined)
  /** By a key, where no link is followed. */
  const leaveFor = (href: string) => {
    if (!unsaved || window.confirm(`${unsavedWords} Leave the case all the same?`)) onGo(href)
  }

  useEffect(() => {
    // After a key has led here the focus is nowhere; the heading says which case this is.
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  }, [])

  const withdraw = () => {
    const take = standing ? () => onWithdraw(standing) : justDecided?.onUndo
    if (!take) return false
    // What undoes the verdict before leads back to its case by itself.
    void withdrawal.save(take).then((result) => result?.ok && standing && onReload())
    return true
  }

  const goTo = (line: CaseLine | undefined) => {
    if (line) leaveFor(caseHref(line))
    return line !== undefined
  }

  /** What is typed goes into the reason from its first letter on, wherever the focus was. */
  const write = (letters: string) => {
    verdict.write(verdict.written + letters)
    field.current?.focus()
    return true
  }

  const judge = (action: ReviewAction): boolean => {
    if (!permission.allowed || verdict.saving || verdict.conflict) return false
    const { draft } = verdict
    switch (action.kind) {
      case 'accept': {
        const next = acceptLane(lanes, action.lane)
        if (next) verdict.begin(next)
        return next !== undefined
      }
      case 'toggle':
        if (!draft) return false
        // A letter of nobody who marked anything is the first of a word, once it is known whose reading is meant.
        if (draft.lanes.length > 0 && !lanes[action.lane]?.annotations.length) return write(laneKey(action.lane)!)
        verdict.revise(toggleLane(draft, lanes, action.lane))
        return true
      case 'write':
        return write(action.text)
      case 'reject':
        verdict.begin(beginReject(lanes))
        return true
      case 'union':
      case 'intersection':
        if (!offersUnion(lanes)) return false
        verdict.begin(beginUnion(action.kind, lanes))
        return true
      case 'retag':
        verdict.begin(beginRetag(lanes))
        return true
      case 'redraw':
        verdict.begin(beginRedraw(lanes))
        return true
      case 'edge':
        if (draft) verdict.revise(moveEdge(draft, action.edge, action.step, source.table))
        return true
      case 'nothingHere':
      case 'ask':
      case 'bothDefensible':
        verdict.begin({ verdict: action.kind, lanes: [] })
        return true
      case 'reason': {
        const reason = draft && reasons[draft.verdict][action.index]
        if (reason) verdict.finish(reason)
        return reason !== undefined
      }
      case 'confirm': {
        if (draft && !takesLetters(draft, lanes)) {
          verdict.finish()
          return true
        }
        const which = draft?.verdict === 'retag' && draft.tag === undefined ? field.current?.closest('[aria-label="Reason"]')?.querySelector('select') : undefined
        ;(which ?? field.current)?.focus()
        return true
      }
      case 'withdraw':
        return withdraw()
      default:
        return false
    }
  }

  const judgeOne = (id: string) => {
    if (!verdict.saving && !verdict.conflict) verdict.begin(beginRejectOne(lanes, id))
  }

  const act = (action: ReviewAction): boolean => {
    switch (action.kind) {
      case 'previous':
        return goTo(neighbours.previous)
      case 'next':
        return goTo(neighbours.next)
      case 'list':
        leaveFor(listHref)
        return true
      case 'help':
        setHelp(true)
        return true
      case 'cancel':
        if (!verdict.draft) return false
        verdict.leave()
        heading.current?.focus({ preventScroll: true })
        return true
      default:
        return judge(action)
    }
  }

  useCaseKeys(modeOf(verdict.draft, lanes), act)

  return (
    <div className={classes.desk}>
      <div className={classes.columns}>
        <div className={classes.rail}><CaseRail lines={walk.lines} currentKey={one.key} codebook={codebook} caseHref={caseHref} /></div>
        <div className={classes.case} data-dense={dense || undefined}>
          <MeanwhileNote caseKey={one.key} state={state} onReload={onReload} />
          <CaseHead heading={heading} one={one} article={article} walk={walk} listHref={listHref} listName={listName} caseHref={caseHref} onHelp={() => setHelp(true)} />
          {state.kind === 'needsAnotherLook' && (
            <p className={classes.changed}><strong>Needs another look.</strong> {changesInWords(state, one, before, (key) => codebook.tags.find((tag) => tag.key === key)?.name ?? key).join(' ')}</p>
          )}
          <div className={classes.passage}><Passage source={source} stretches={passage} one={one} /></div>
          <ol className={classes.readings} aria-label="Readings">
            {lanes.map((lane) => (
              <Reading
                key={lane.assignmentId}
                lane={lane}
                source={source}
                stretches={words}
                codebook={codebook}
                name={names?.get(lane.annotator)}
                flagMessages={flagMessages}
                onReject={permission.allowed && annotations.length > 1 ? (id) => judgeOne(id) : undefined}
                standings={new Map(lane.annotations.map(({ id }) => [id, standingOf(id, state)]))}
              />
            ))}
          </ol>
        </div>
        <div className={classes.definitions}><TagDefinitions tags={annotations.map(({ tag }) => tag)} codebook={codebook} />{beside}{aside}</div>
        <div className={classes.bar}>
          <VerdictBar
            lanes={lanes}
            permission={permission}
            verdict={verdict}
            field={field}
            table={source.table}
            codebook={codebook}
            viewerId={viewerId}
            reasons={reasons}
            standing={standing}
            justDecided={justDecided?.words}
            takenBack={takenBack}
            withdrawing={withdrawal.saving}
            problem={withdrawal.problem}
            nextOpenHref={nextOpenHref}
            act={act}
            onReload={onReload}
          />
        </div>
      </div>
      <KeyHelp opened={help} onClose={() => setHelp(false)} />
    </div>
  )
}

function modeOf(draft: Draft | undefined, lanes: readonly Lane[]): ReviewMode {
  if (!draft) return 'verdict'
  if (draft.verdict === 'redraw') return 'edges'
  if (!takesLetters(draft, lanes)) return 'reason'
  return draft.lanes.length > 0 ? 'named' : 'lanes'
}
