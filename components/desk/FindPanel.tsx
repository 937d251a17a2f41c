'use client'
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { Annotation } from '@/core/annotation/annotation'
import { type Occurrence, findPhrase, mostOccurrences, prepareSearch } from '@/core/annotation/find-phrase'
import type { Extent, Fragment } from '@/core/annotation/fragment'
import { longestPhrase } from '@/core/annotation/origin'
import { asideInWords, countAside, placesToTag } from '@/core/annotation/places-to-tag'
import type { Selectable } from '@/core/annotation/snap'
import { excess } from '@/core/text/excess'
import { TagSign } from '../annotation/TagSign'
import type { TagLooks } from '../annotation/tag-look'
import { MaskedWords } from '../outlet/MaskedWords'
import { findFieldId } from './find-field'
import classes from './FindPanel.module.css'

interface Props {
  readonly article: Selectable
  readonly annotations: readonly Annotation[]
  readonly looks: TagLooks
  readonly editable: boolean
  /** Told of all places that are found, to be shown in the text. */
  readonly onFound: (extent: Extent) => void
  readonly onGo: (fragment: Fragment) => void
  /** Opens the palette for these words, each for an annotation of its own, at the button that was pressed. */
  readonly onTag: (words: readonly Extent[], phrase: string, from: HTMLElement) => void
  readonly onClose: () => void
}

/** Search in the article: every place with the words around it, to go to, to tag, or to tag all at once. */
export const FindPanel = ({ article, annotations, looks, editable, onFound, onGo, onTag, onClose }: Props) => {
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const [phrase, setPhrase] = useState('')
  const [wholeWords, setWholeWords] = useState(true)
  const [at, setAt] = useState(-1)
  const sought = useDeferredValue(phrase)
  const tooLong = excess(sought.trim().length, longestPhrase)
  const found = useMemo(() => findIn(article, sought, wholeWords), [article, sought, wholeWords])
  const toTag = useMemo(() => placesToTag(found), [found])
  /** Tags that stand on exactly these words, by place. */
  const tagged = useMemo(() => {
    const tags = new Map<string, string[]>()
    for (const { extent, tag } of annotations)
      if (extent.length === 1) tags.set(placeOf(extent[0]!), [...(tags.get(placeOf(extent[0]!)) ?? []), tag])
    return tags
  }, [annotations])

  useEffect(() => field.current?.focus(), [])
  useEffect(() => {
    // After the panel is drawn.
    const timer = setTimeout(() => prepareSearch(article))
    return () => clearTimeout(timer)
  }, [article])
  useEffect(() => onFound(found.map(({ fragment }) => fragment)), [found, onFound])
  useEffect(() => () => onFound([]), [onFound])
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const go = (to: number) => {
    // Whoever types fast presses Enter before the list is there.
    const now = sought === phrase ? found : findIn(article, phrase, wholeWords)
    const index = (to + now.length) % now.length
    const one = now[index]
    if (!one) return
    setAt(index)
    onGo(one.fragment)
  }
  const typed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    go(at < 0 && event.shiftKey ? found.length - 1 : at + (event.shiftKey ? -1 : 1))
  }
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    onClose()
  }

  return (
    <search className={classes.find} onKeyDown={escape} data-print="no">
      <div className={classes.head}>
        <input
          ref={field}
          id={findFieldId}
          type="search"
          className={classes.field}
          aria-label="Search in the article"
          placeholder="Search in the article"
          autoComplete="off"
          dir="auto"
          value={phrase}
          onChange={(event) => {
            setPhrase(event.currentTarget.value)
            setAt(-1)
          }}
          onKeyDown={typed}
        />
        <label className={classes.whole}><input type="checkbox" checked={wholeWords} onChange={(event) => setWholeWords(event.currentTarget.checked)} /> whole words</label>
        <span role="status" className={classes.count}>{tooLong ? `Too long to look for: ${tooLong}` : sought.trim() ? summaryOf(found, at) : ''}</span>
        {editable && toTag.length > 1 && (
          <button type="button" className={classes.act} onClick={(event) => onTag(toTag.map(({ fragment }) => [fragment]), sought.trim(), event.currentTarget)}>{`Tag all ${toTag.length}…`}</button>
        )}
        <button type="button" className={classes.act} onClick={onClose}>Close</button>
      </div>
      {found.length > 0 && (
        <ol ref={list} aria-label="Places found" className={classes.list}>
          {found.map((one, index) => (
            <li key={placeOf(one.fragment)} className={classes.row} aria-current={index === at || undefined}>
              <button type="button" className={classes.place} dir="auto" onClick={() => go(index)}>
                <MaskedWords words={one.before} /><b><MaskedWords words={one.words} /></b><MaskedWords words={one.after} />{asideInWords(one) && <i> ({asideInWords(one)})</i>}
              </button>
              <span className={classes.tags}>
                {(tagged.get(placeOf(one.fragment)) ?? []).flatMap((key) => looks.get(key) ?? []).map((look) => (
                  <span key={look.tag.key} role="img" aria-label={`tagged ${look.tag.name}`}><TagSign look={look} /></span>
                ))}
              </span>
              {editable && <button type="button" className={classes.act} aria-label={`Tag place ${index + 1}`} onClick={(event) => {
                go(index)
                onTag([[one.fragment]], sought.trim(), event.currentTarget)
              }}>Tag…</button>}
            </li>
          ))}
        </ol>
      )}
    </search>
  )
}

/** Of what is too long for a search nothing is found: a part of it would be found elsewhere. */
const findIn = (article: Selectable, phrase: string, wholeWords: boolean) => (phrase.trim().length > longestPhrase ? [] : findPhrase(article, phrase, wholeWords))

const placeOf = ({ start, end }: Fragment) => `${start}-${end}`

function summaryOf(found: readonly Occurrence[], at: number): string {
  if (found.length === 0) return 'Not in this article'
  const most = found.length === mostOccurrences ? 'the first ' : ''
  const places = `${at < 0 ? '' : `${at + 1} of `}${most}${found.length} ${found.length === 1 ? 'place' : 'places'}`
  return [places, ...countAside(found)].join(', ')
}
