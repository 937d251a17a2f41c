'use client'
import { type MouseEvent, type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import type { Extent } from '@/core/annotation/fragment'
import { unusualBlocksIn } from '@/core/annotation/snap'
import { keepNumbers } from '@/core/annotation/reading-order'
import { few } from '@/core/annotation/near'
import { enteredAndLeft } from '@/core/annotation/entered-and-left'
import { MaskedWords } from '@/components/outlet/MaskedWords'
import { sayMasked } from '@/core/outlet/masked-words'
import { writeCombo } from '@/core/keys/combo'
import type { Result } from '@/core/result'
import { codePoint } from '@/core/text/offset'
import { Caret } from '../annotation/Caret'
import { Drafting } from '../annotation/drafting'
import { Entities } from '../annotation/Entities'
import { EndKeys } from '../annotation/end-keys'
import { Gutter } from '../annotation/Gutter'
import { Margin } from '../annotation/Margin'
import { reveal } from '../annotation/reveal'
import { useAnchors } from '../annotation/use-anchors'
import { useNarrow } from '../annotation/use-narrow'
import { useNear } from '../annotation/use-near'
import { usePainting } from '../annotation/use-painting'
import { type TextSelection, readSelection, useTextSelection } from '../annotation/use-text-selection'
import { BeforeReading } from '../question/BeforeReading'
import { ArticleText } from '../article/ArticleText'
import { DeskFoot } from './DeskFoot'
import { DeskSide } from './DeskSide'
import { findFieldId } from './find-field'
import { LayerChoice } from './LayerChoice'
import { meanwhileInWords } from './meanwhile-in-words'
import { CardKeys, DeskPalette, ExtentHandles, KeysDialog, RectPaint, useLaterParts } from './later-parts'
import { onwardsId } from './onwards-id'
import { Reader } from '../article/Reader'
import classes from './ReadingDesk.module.css'
import { useChoosing } from './use-choosing'
import { useDeskKeys } from './use-desk-keys'
import { useDragged } from './use-dragged'
import { useExtents } from './use-extents'
import { useHeardLine } from './use-heard-line'
import { useHeardPassages } from './use-heard-passages'
import { useInHand } from './use-in-hand'
import { type KeyStore, useKeys } from './use-keys'
import { useMarkedPlace } from './use-marked-place'
import { useLayingOut } from '../article/use-laying-out'
import { useOneSheet } from './use-one-sheet'
import { usePanel } from './use-panel'
import { usePassageActions } from './use-passage-actions'
import { usePointing } from './use-pointing'
import { type ReadingGiven, useReading } from './use-reading'
import { useReadingCaret } from './use-reading-caret'
import { Said, useSaid } from './Said'
import { useText } from './use-text'
import { useUnhurried } from './use-unhurried'
import { useWalking } from './use-walking'

export interface ReadingDeskProps extends ReadingGiven {
  /** Outlet card and provenance, above the text. */
  readonly header: ReactNode
  /** Words to be marked and led to when the page opens, in code points. Must be the same object for the life of the page. */
  readonly marked?: Extent
  /** Codebook and questions, beside the text; folds away. */
  readonly sidePanel?: ReactNode
  /** The outlet is hidden from the reader until the assignment is handed in. */
  readonly reveals?: boolean
  /** Where one goes on once it is handed in: a link with `onwardsId`. */
  readonly onwards?: ReactNode
  /** Hands the assignment in, of which so many writes were shown. Called only when everything is saved. */
  readonly onSubmit?: (writes: number) => Promise<Result<unknown>>
  /** Where to sign in again. */
  readonly signInHref?: string
  /** Where the reader's own keys are kept. Must be the same object for the life of the page. */
  readonly keyStore?: KeyStore
}

/**
 * The reading page: the text, its passages and their cards, the palette, and the state of the work.
 * What is read and changed is `useReading`'s, what is on the screen `useText`'s, which card is open
 * `useInHand`'s; here the ways of pointing, selecting and pressing keys are joined to them.
 */
export const ReadingDesk = ({ header, marked = nowhere, sidePanel, reveals = false, onwards, onSubmit, signInHref = '/sign-in', keyStore, ...given }: ReadingDeskProps) => {
  const { assignment, others = [] } = given
  const [said, say] = useSaid()
  const reading = useReading(given, (found) => say(meanwhileInWords(found)))
  const { article, selectable, codebook, looks, nameOf, locked, editable, shown, index } = reading
  const { find } = reading.work
  const { change, changeAll } = reading.steps
  const { desk, setDesk, host, surface, writer, onText, onMarked, placeOf } = useText(selectable)
  const inHand = useInHand(reading.isShown, find)
  const { active, here, open, setActive } = inHand
  const panel = usePanel()
  useLaterParts()
  const narrow = useNarrow()
  const keys = useKeys(keyStore)
  const [notice, setNotice] = useState('')
  const [keysOpen, setKeysOpen] = useState(false)
  const [finding, setFinding] = useState(false)
  const [submitting, setSubmitting] = useState(false)
  // For as long as the page is open: going away at the first passage, it would pull the text from under the hand that marks. In a narrow window it gives its room to the words above the card.
  const [notBegun] = useState(reading.work.layer.annotations.size === 0)
  const [searched, setSearched] = useState<Extent>([])

  const { choosing, isAnswered, pending, recent, open: openPalette, close, choose, kept, tagKept, stopKeeping, extend } = useChoosing({
    article: selectable, codebook, toMissing: keys.map.missing ? writeCombo(keys.map.missing, keys.platform) : undefined, annotations: shown, index, find, change, changeAll, say,
    // What is searched for and tagged opens no card over the search.
    onMade: narrow && finding ? nothing : inHand.onMade,
  })
  const { hovered, setHovered, props: pointing } = usePointing({ surface, index, active, here, open })
  const { pulled, pull, moveEnd, takeFragment } = useExtents({ surface, article: selectable, find, change, say })
  const hover = useCallback((id: string | null) => setHovered(id ? [id] : []), [setHovered])
  const actions = usePassageActions({ reading, inHand, placeOf, openPalette, hover, say, warn: setNotice, panel, moveEnd, takeFragment })

  const tinted = useMemo(() => [...new Set([...hovered.slice(0, 1), ...(active ? [active] : [])])], [hovered, active])
  const { shown: near, painted } = useNear(surface, shown, index, active)
  const [numbered] = useState(keepNumbers)
  const numbers = useMemo(() => numbered(shown, near), [numbered, shown, near])
  const heard = useUnhurried(numbers)
  const spoken = useMemo(() => (heard === numbers ? numbers : new Map([...numbers, ...heard])), [heard, numbers])
  const total = useUnhurried(shown.length)
  useLayingOut(surface?.root, writer !== null)
  const anchors = useAnchors(desk, surface, near, article.blocks, reading.work.onChange)
  const painting = usePainting({ surface, looks, annotations: shown, painted, tinted, pending: pulled?.extent ?? ([pending, searched, marked].find(({ length }) => length > 0) ?? nowhere), work: reading.work })

  const openFor = (selection: TextSelection, focus: boolean) => {
    const place = placeOf(selection.place)
    if (!place) return
    const beside = active && find(active) ? active : null
    setActive(null)
    openPalette({ words: [selection.extent], beside, given: noTags, focus, place })
  }
  const dragged = useDragged()
  const onSelect = (selection: TextSelection | null) => {
    if (!editable || !selection || selection.extent.length === 0) return close()
    if (kept && dragged() && unusualBlocksIn(article.blocks, selection.extent).length === 0) return tagKept(selection.extent)
    openFor(selection, false)
  }
  useTextSelection(surface, selectable, onSelect, narrow)

  const caret = useReadingCaret({
    host, surface, article: selectable, keys: keys.map, say,
    between: (before, now) => enteredAndLeft(index, before, now, (id) => nameOf(find(id)?.tag ?? '')),
    onEnter: (at, selected) => {
      const made = selected ? undefined : inHand.justMade(at)
      if (made) return open(made.id)
      const inside = index.at(at)
      // Right after tagging the caret stands at the end of what was tagged, also where a larger passage goes on there.
      const touched = at > 0 ? index.at(codePoint(at - 1)).filter((id) => id === active && !inside.includes(id)) : []
      const passages = [...touched, ...inside]
      if (!selected && passages.length > 0) return open(passages[0]!, passages)
      if (!editable || !surface || (!selected && !caret.takeWord(at))) return
      const selection = readSelection(surface, selectable, false)
      if (selection && selection.extent.length > 0) openFor(selection, true)
    },
  })
  useHeardPassages({ surface, writer, annotations: near, numbers, nameOf })
  useHeardLine({ surface, writer, at: caret.at, annotations: near, nameOf, onMarked })

  const changeable = editable && active ? reading.work.layer.annotations.get(active) : undefined
  const { goTo, toWords, toPlace, act } = useWalking({ surface, index, shown, active, here, inHand: changeable, caret, nameOf, open, onPassage: setActive, say })
  useMarkedPlace({ surface, table: selectable.table, marked, toPlace, say })
  const paletteOpen = () => choosing !== null && !isAnswered()
  useDeskKeys({
    paletteOpen,
    map: keys.map,
    undo: actions.undo,
    redo: actions.redo,
    act: {
      ...act,
      codebook: () => sidePanel && panel.toggleByKey('codebook'),
      questions: () => reading.questions.asked.length > 0 && panel.toggleByKey('questions'),
      find: () => {
        setFinding(true)
        document.getElementById(findFieldId)?.focus()
      },
      nextArticle: () => document.getElementById(onwardsId)?.click(),
      submit: () => onSubmit && editable && setSubmitting(true),
      help: () => setKeysOpen(true),
    },
    close: () => {
      if (kept) stopKeeping()
      else if (caret.at !== null && getSelection()?.isCollapsed === false) getSelection()?.collapseToEnd()
      else if (active) setActive(null)
      else if (panel.open) panel.fold()
    },
  })
  useOneSheet(narrow, [{ open: active !== null, close: () => setActive(null) }, { open: panel.open, close: panel.fold }, { open: finding, close: () => setFinding(false) }])
  const goesOn = reading.justSubmitted && onwards !== undefined
  useEffect(() => {
    if (goesOn) document.getElementById(onwardsId)?.focus()
  }, [goesOn])
  const text = useMemo(() => <ArticleText article={article} />, [article])

  return (
    <div ref={setDesk} className={classes.desk} data-desk data-panel={sidePanel ? (panel.open ? 'open' : 'closed') : undefined}>
      <div className={classes.column}>
        <div className={classes.head} onClick={(event) => toLinked(event, goTo)}>
          {header}
          {locked && <p className={classes.locked}>{locked}</p>}
          {locked && onwards && (
            <p className={classes.onwards}>
              {onwards}{' '}
              {keys.map.nextArticle && <span className={classes.key}>or press <kbd>{writeCombo(keys.map.nextArticle, keys.platform)}</kbd></span>}
            </p>
          )}
          {others.length > 0 && <LayerChoice own={assignment !== null} others={others} shown={reading.layerShown} onShow={reading.showLayer} />}
          {sidePanel && editable && (reading.work.layer.annotations.size === 0 || (notBegun && !narrow)) && (
            <BeforeReading
              questions={reading.questions.before} onAnswer={panel.goToQuestion}
              onSkip={() => {
                host.current?.focus({ preventScroll: true })
                say('Skipped. It stays under Questions.')
              }}
            />
          )}
        </div>
        <article ref={host} aria-label={article.title ? sayMasked(article.title) : 'Article without a known title'} className={classes.text} data-caret-shown={caret.at !== null || caret.pointed || undefined} {...pointing} {...caret.props}>
          {!article.blocks.some((block) => block.kind === 'title') && <h1 className={classes.untitled} dir="auto">{article.title ? <MaskedWords words={article.title} /> : <em>Title unknown</em>}</h1>}
          <Reader article={article} onText={onText}>{text}</Reader>
        </article>
        <Gutter annotations={near} numbers={spoken} looks={looks} anchors={anchors} fit={narrow ? 1 : 3} active={active} onHover={hover} onOpen={open} />
        <DeskFoot
          reading={reading} actions={actions} keys={keys} panel={panel} notice={notice} onNotice={setNotice} hasPanel={Boolean(sidePanel)} signInHref={signInHref} finding={finding} onFound={setSearched} reveals={reveals} onSubmit={onSubmit} onGo={goTo}
          onFinding={(now) => {
            setFinding(now)
            if (!now) host.current?.focus({ preventScroll: true })
          }}
          onPlace={(fragment) => surface && reveal(surface, { extent: [fragment] })}
          onTag={(words, phrase, from) => {
            const place = placeOf(from.getBoundingClientRect())
            if (place) openPalette({ words, phrase, from, beside: null, given: noTags, focus: true, place })
          }}
          onKeys={() => setKeysOpen(true)}
          kept={editable ? kept : null} onStopKeeping={stopKeeping}
          submitting={submitting} onSubmitting={setSubmitting}
        />
        {painting.by === 'boxes' && surface && <RectPaint surface={surface} passages={painting.passages} looks={looks} tinted={tinted} pending={painting.pending} moved={anchors} />}
        {caret.at !== null && surface && <Caret surface={surface} at={caret.at} moved={anchors} />}
        {changeable && surface && !choosing && (
          <ExtentHandles surface={surface} annotation={changeable} look={looks.get(changeable.tag)!} moved={anchors} onPull={(end, to, snap, done) => pull(changeable.id, end, to, snap, done)} />
        )}
      </div>
      <div className={classes.margin} data-first-cards>
        <EndKeys value={keys}><Drafting value={reading.drafts}><Entities names={reading.entities}>
          <Margin annotations={near} numbers={spoken} total={total} many={shown.length > few} looks={looks} codebook={codebook} anchors={anchors} active={active} lit={hovered} here={here} editable={editable} sheet={narrow} actions={actions.card} onWords={toWords} />
        </Entities></Drafting></EndKeys>
      </div>
      {sidePanel && panel.wanted && <DeskSide reading={reading} panel={panel} codebook={sidePanel} onBringBack={actions.bringBack} />}
      {choosing && (
        <DeskPalette
          codebook={codebook} looks={looks} keys={keys} choosing={choosing} find={find} pending={pending} recent={recent} numberOf={(id) => shown.findIndex((one) => one.id === id) + 1} blocks={article.blocks} keeps={kept !== null}
          onChoose={choose} onExtend={extend} onClose={close} isAnswered={isAnswered} onLeft={() => host.current?.focus({ preventScroll: true })}
        />
      )}
      {editable && <div hidden><CardKeys reading={reading} surface={surface} inHand={inHand} caret={caret} actions={actions} placeOf={placeOf} paletteOpen={paletteOpen} openPalette={openPalette} map={keys.map} say={say} /></div>}
      {keysOpen && <KeysDialog keys={keys} onClose={() => setKeysOpen(false)} />}
      <Said said={said} />
    </div>
  )
}

const nothing = () => {}

/** A link to a passage in what stands above the text: it opens its card, wherever that is. */
function toLinked(event: MouseEvent, goTo: (id: string) => void): void {
  const id = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-passage]')?.dataset.passage : undefined
  if (!id) return
  event.preventDefault()
  goTo(id)
}

const nowhere: Extent = []
const noTags: ReadonlyMap<string, readonly string[]> = new Map()
