'use client'
import { innerQuotes } from '@/core/text/inner-quotes'
import { useMemo } from 'react'
import { ArticleTitle } from '@/components/article/ArticleTitle'
import { TagBadge } from '@/components/codebook/TagBadge'
import { FlagForm } from '@/components/flag/FlagForm'
import { Link } from '@/components/page/Link'
import { Moment } from '@/components/page/Moment'
import { PageHeader } from '@/components/page/PageHeader'
import { MarkedText } from '@/components/review/MarkedText'
import { TextBlock } from '@/components/review/TextBlock'
import { stack } from '@/core/annotation/stacking'
import type { Block } from '@/core/article/block'
import { clauseName, clauseText } from '@/core/codebook/clauses'
import type { Codebook } from '@/core/codebook/codebook'
import type { DrawnPassage } from '@/core/decision/decision'
import { type Judge, newTagsOf, type OwnCase, outcomesInWords } from '@/core/discussion/own-case'
import { extentKey } from '@/core/disagreement/tagging'
import type { OwnCaseMessage } from '@/core/request/discussion'
import type { Result } from '@/core/result'
import { attributesInWords } from '@/core/review/attribute-words'
import { passageOf } from '@/core/review/passage'
import { offsetTable } from '@/core/text/offset-table'
import { Thread } from './Thread'
import classes from './OwnCaseView.module.css'

interface Props {
  readonly one: OwnCase
  readonly article: { readonly title: string | null; readonly opening: string; readonly href: string }
  readonly text: string
  readonly blocks: readonly Block[]
  readonly codebook: Codebook
  readonly listHref: string
  readonly onSay: (message: Omit<OwnCaseMessage, 'id'>) => Promise<Result<unknown>>
}

const judges: Readonly<Record<Judge, string>> = { lead: 'the lead', reviewer: 'a reviewer', rule: 'a rule that a reviewer or the lead applied' }

/** How much text is shown around the words. Code points. */
const around = 260

/** A case of one's own: the passage, what one had marked, what became of it and why; or what a reviewer asks about it. */
export const OwnCaseView = ({ one, article, text, blocks, codebook, listHref, onSay }: Props) => {
  const asked = one.verdict === 'ask'
  const outcomes = new Set(one.readings.map(({ outcome }) => outcome))
  const inWords = (readings: OwnCase['readings']) =>
    outcomesInWords(readings.map(({ outcome }) => outcome), newTagsOf(readings, one.drawn).map((key) => codebook.tags.find((tag) => tag.key === key)?.name ?? key))
  return (
    <div className={classes.page}>
      <PageHeader
        above={<Link href={listHref}>What was decided</Link>}
        title={asked ? `${one.by === 'lead' ? 'The lead' : 'A reviewer'} asks you` : inWords(one.readings)}
        explanation={<><Link href={article.href}><ArticleTitle title={article.title} openingWords={article.opening} /></Link> · {asked ? 'asked' : 'decided'} by {judges[one.by]} · <Moment at={one.at} /></>}
      />
      <OwnPassage one={one} text={text} blocks={blocks} codebook={codebook} />
      {asked && <Question one={one} onSay={onSay} />}
      <section aria-labelledby="had">
        <h2 id="had" className={classes.head}>What you had</h2>
        {one.readings.length === 0 ? <p className={classes.soft}>You marked nothing here.</p> : (
          <ul className={classes.list}>
            {placesOf(one.readings).map((readings) => (
              <li key={readings[0]!.id} className={classes.place}>
                <q dir="auto">{innerQuotes(readings[0]!.quotes.join(' … '))}</q>
                <ul className={classes.list}>
                  {readings.map((reading) => {
                    const tag = codebook.tags.find(({ key }) => key === reading.tag)
                    return (
                      <li key={reading.id} className={classes.reading}>
                        {tag && <TagBadge codebook={codebook} tag={tag} />}
                        <span>
                          <strong>{tag?.name ?? reading.tag}</strong>
                          {attributesInWords(codebook, reading).map(({ key, name, value }) => <span key={key}> · <span className={classes.soft}>{name}</span> {value}</span>)}
                          {reading.note && <> · <span className={classes.note} dir="auto">{reading.note}</span></>}
                          {!asked && outcomes.size > 1 && <> · {inWords([reading])}</>}
                          {reading.changedSince && <> · <span className={classes.soft}>you have changed it since</span></>}
                        </span>
                      </li>
                    )
                  })}
                </ul>
              </li>
            ))}
          </ul>
        )}
      </section>
      {!asked && <Verdict one={one} codebook={codebook} onSay={onSay} />}
    </div>
  )
}

/** What one marked, by its place: the words are said once, whatever tags they were given. */
function placesOf(readings: OwnCase['readings']): readonly OwnCase['readings'][] {
  const places = new Map<string, OwnCase['readings']>()
  for (const reading of readings) places.set(extentKey(reading.extent), [...(places.get(extentKey(reading.extent)) ?? []), reading])
  return [...places.values()]
}

const OwnPassage = ({ one, text, blocks, codebook }: Pick<Props, 'one' | 'text' | 'blocks' | 'codebook'>) => {
  const source = useMemo(() => ({ table: offsetTable(text), blocks }), [text, blocks])
  if (one.extent.length === 0) return null
  const depths = stack(one.readings)
  const marks = one.readings.map(({ id, extent, tag }) => ({ id, extent, tag: codebook.tags.find(({ key }) => key === tag), depth: depths.get(id) ?? 0 }))
  return (
    <div role="group" aria-label="Passage" className={classes.passage}>
      {passageOf(source, one.extent, around).map((stretch) => (
        <TextBlock key={stretch.start} words={source.table.slice(stretch.start, stretch.end)} data-aside={stretch.aside || undefined} className={classes.paragraph}>
          {stretch.cutBefore && '… '}
          <MarkedText table={source.table} stretch={stretch} marks={marks} codebook={codebook} />
          {stretch.cutAfter && ' …'}
        </TextBlock>
      ))}
    </div>
  )
}

const Question = ({ one, onSay }: Pick<Props, 'one' | 'onSay'>) => (
  <>
    <section aria-labelledby="asks">
      <h2 id="asks" className={classes.head}>The question</h2>
      <p className={classes.reason} dir="auto">{one.reason}</p>
    </section>
    <section aria-labelledby="answers" className={classes.talk}>
      <h2 id="answers" className={classes.head}>Your answer</h2>
      {one.messages.length > 0 && <Thread messages={one.messages} />}
      {one.mayAnswer.allowed
        ? <FlagForm label={one.question === 'answered' ? 'Add to your answer' : 'In your own words. Reviewers and the lead read it.'} action="Answer" onSend={(text) => onSay({ kind: 'answer', text })} />
        : <p className={classes.soft}>{one.mayAnswer.reason}</p>}
    </section>
  </>
)

const Verdict = ({ one, codebook, onSay }: Pick<Props, 'one' | 'codebook' | 'onSay'>) => (
  <>
    <Instead name="In its place" passages={one.drawn} codebook={codebook} />
    <Instead name="What was accepted" passages={one.accepted} codebook={codebook} />
    <section aria-labelledby="why">
      <h2 id="why" className={classes.head}>Why</h2>
      <p className={classes.reason} dir="auto">{one.reason}</p>
      {one.clause && <p className={classes.clause}><span className={classes.soft}>{clauseName(one.clause, codebook.tags)}:</span> {clauseText(one.clause, codebook.tags)}</p>}
      {one.proposal && <p className={classes.soft}>{one.proposal === 'example' ? 'Proposed as an example' : 'Proposed as a near miss'} for the next version of the codebook.</p>}
    </section>
    <section aria-labelledby="objection" className={classes.talk}>
      <h2 id="objection" className={classes.head}>{one.objection ? 'Your objection' : 'Do you object?'}</h2>
      {one.objection && (
        <>
          <p className={classes.reason} dir="auto">{one.objection.text}</p>
          {one.objection.reply !== null && <p className={classes.clause} dir="auto"><span className={classes.soft}>The verdict was kept:</span> {one.objection.reply}</p>}
          {one.objection.state === 'open' && <p className={classes.soft}>Nobody has looked at it yet.</p>}
          {one.objection.state === 'decidedAgain' && <p className={classes.soft}>It was decided again since: what stands above is the new verdict.</p>}
        </>
      )}
      {one.mayObject.allowed && (
        <FlagForm label="Once for each case. Reviewers and the lead look at it again: they decide anew, or keep the verdict and answer you." action="Object" onSend={(text) => onSay({ kind: 'objection', text })} />
      )}
    </section>
    <section aria-labelledby="discussion" className={classes.talk}>
      <h2 id="discussion" className={classes.head}>Discussion</h2>
      {one.messages.length > 0 && <Thread messages={one.messages} />}
      <FlagForm label={`Reviewers and the lead read what you write; other annotators only where they may see your work. You are ${one.letter} here.`} action="Say" onSend={(text) => onSay({ kind: 'remark', text })} />
    </section>
  </>
)

const Instead = ({ name, passages, codebook }: { readonly name: string; readonly passages: readonly DrawnPassage[] } & Pick<Props, 'codebook'>) => passages.length > 0 && (
  <section aria-label={name}>
    <h2 className={classes.head}>{name}</h2>
    <ul className={classes.list}>
      {passages.map((passage) => {
        const tag = codebook.tags.find(({ key }) => key === passage.tag)
        return (
          <li key={passage.tag + passage.quotes.join(' … ')} className={classes.reading}>
            {tag && <TagBadge codebook={codebook} tag={tag} />}
            <span><strong>{tag?.name ?? passage.tag}</strong> <q dir="auto">{innerQuotes(passage.quotes.join(' … '))}</q></span>
          </li>
        )
      })}
    </ul>
  </section>
)
