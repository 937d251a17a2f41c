'use client'
import { useEffect, useRef, useState } from 'react'
import type { Codebook } from '@/core/codebook/codebook'
import { findTags } from '@/core/codebook/find-tags'
import { withTagNames } from '@/core/codebook/tag-names'
import { CodebookPassage } from './CodebookPassage'
import { CodebookRules } from './CodebookRules'
import classes from './CodebookPanel.module.css'
import { TagBadge } from './TagBadge'

interface Props {
  readonly codebook: Codebook
  /** The key of the tag to open and bring into view, such as the one last used. */
  readonly openTag?: string
  /** The reader has articles still to submit, this or others: passages of them are left out. */
  readonly unread?: boolean
}

/**
 * The codebook beside an article, small: the tags by group, each opening in place. Every tag has
 * the anchor `panel-tag-<key>`. Scrolls within itself and never moves the page.
 */
export const CodebookPanel = ({ codebook, openTag, unread }: Props) => {
  const [sought, setSought] = useState('')
  const panel = useRef<HTMLDivElement>(null)
  const found = findTags(codebook, sought)

  useEffect(() => {
    if (!openTag) return
    const tag = panel.current?.querySelector(`#panel-tag-${CSS.escape(openTag)}`)
    tag?.setAttribute('open', '')
    tag?.scrollIntoView({ block: 'nearest' })
  }, [openTag])

  return (
    <div ref={panel} className={classes.panel}>
      <input type="search" className={classes.field} aria-label="Find a tag" placeholder="Find a tag" value={sought} onChange={(event) => setSought(event.currentTarget.value)} />
      {found.map(({ group, tags }) => (
        <section key={group.key} aria-label={group.name}>
          <p className={classes.group}>{group.name}</p>
          {tags.map((tag) => (
            <details key={tag.key} id={`panel-tag-${tag.key}`} className={classes.tag}>
              <summary className={classes.name}><TagBadge codebook={codebook} tag={tag} /> {tag.name}</summary>
              <div className={classes.words}>
                <p>{withTagNames(tag.definition, codebook.tags)}</p>
                <CodebookRules codebook={codebook} tag={tag} />
                {tag.example && <CodebookPassage codebook={codebook} tag={tag} name="Example" passage={tag.example} marked />}
                {tag.nearMiss && <CodebookPassage codebook={codebook} tag={tag} name="Near miss" passage={tag.nearMiss} />}
              </div>
            </details>
          ))}
        </section>
      ))}
      {found.length === 0 && <p className={classes.none}>No tag holds “{sought.trim()}”.</p>}
      {unread && !sought.trim() && <p className={classes.none}>Examples from articles that you have still to submit are not shown.</p>}
      {codebook.guidelines.length > 0 && !sought.trim() && (
        <details className={classes.tag}>
          <summary className={classes.name}>Guidelines</summary>
          <ol className={classes.guidelines}>{codebook.guidelines.map((guideline) => <li key={guideline}>{guideline}</li>)}</ol>
        </details>
      )}
    </div>
  )
}
