'use client'
import { type Annotation, type AnnotationContent, quoteOf } from '@/core/annotation/annotation'
import type { Codebook } from '@/core/codebook/codebook'
import { changesBetween } from '@/core/history/revision'
import { attributesInWords } from '@/core/review/attribute-words'
import type { SavedState } from '@/core/saving/saved-state'
import type { QueuedWrite } from '@/core/saving/queue'
import { isAnnotation } from '@/core/saving/write'
import { MaskedWords } from '../outlet/MaskedWords'
import { needsYouId } from './needs-you-id'
import classes from './NeedsYou.module.css'
import { TagSign } from './TagSign'
import type { TagLooks } from './tag-look'

interface Props {
  readonly state: SavedState
  readonly codebook: Codebook
  readonly looks: TagLooks
  /** How an annotation was last, also one that is deleted here. */
  readonly find: (id: string) => Annotation | undefined
  /** Where one signs in; opened beside this page, which keeps the work. */
  readonly signInHref: string
  /** The key of a question whose answer waits for a choice. */
  readonly answer?: string
  readonly onAnswer?: (question: string) => void
  readonly onRetry: () => void
  readonly onResolve: (id: string, choice: 'mine' | 'theirs') => void
}

/** What only a person can decide before the work can be saved. Nothing is given up until they have. */
export const NeedsYou = ({ state, codebook, looks, find, signInHref, answer, onAnswer, onRetry, onResolve }: Props) => {
  if (state.kind !== 'needsYou') return null
  return (
    <section id={needsYouId} tabIndex={-1} aria-label="Needs you" className={classes.needs}>
      {state.signedOut && (
        <p>
          {state.stranger ? 'Somebody else is signed in in this browser. Your work is kept here as yours, and nothing is sent in their name. ' : 'Your session has ended. Your work is kept in this browser. '}
          <a href={signInHref} target="_blank" rel="noopener noreferrer">{state.stranger ? 'Sign in as yourself' : 'Sign in again'}</a>, then{' '}
          <button type="button" onClick={onRetry}>go on saving</button>.
        </p>
      )}
      {answer !== undefined && <p>An answer about the whole article waits for your choice. <button type="button" onClick={() => onAnswer?.(answer)}>Show it</button></p>}
      {state.troubles.filter(({ write }) => write.kind !== 'answer').map((item) => <Trouble key={item.key} item={item} codebook={codebook} looks={looks} find={find} onResolve={onResolve} />)}
    </section>
  )
}

const Trouble = ({ item: { write, trouble }, find, onResolve, ...book }: { item: QueuedWrite } & Pick<Props, 'codebook' | 'looks' | 'find' | 'onResolve'>) => {
  if (!trouble) return null
  if (trouble.kind === 'kept')
    return (
      <div className={classes.trouble}>
        <p>{`This came too late: ${trouble.problem.message}`}</p>
        {write.kind === 'put' && <Version name="Yours, kept for the lead" content={write} {...book} />}
        {write.kind === 'message' && <Asked text={write.text} />}
        {write.kind === 'delete' && <Deleted was={find(write.id)} {...book} />}
        <button type="button" onClick={() => onResolve(write.id, 'theirs')}>Understood</button>
        <button type="button" onClick={() => onResolve(write.id, 'mine')}>Try again</button>
      </div>
    )
  if (trouble.kind === 'refused')
    return (
      <div className={classes.trouble}>
        <p>{`This was not accepted: ${trouble.problem.message}`}</p>
        {write.kind === 'put' && <Version name="Yours, kept here" content={write} {...book} />}
        {write.kind === 'message' && <Asked text={write.text} />}
        {write.kind === 'delete' && <Deleted was={find(write.id)} {...book} />}
        <button type="button" onClick={() => onResolve(write.id, 'mine')}>Try again</button>
        <button type="button" onClick={() => onResolve(write.id, 'theirs')}>Give up this change</button>
      </div>
    )
  const mine = write.kind === 'put' ? write : null
  const other = isAnnotation(trouble.current) ? trouble.current : null
  return (
    <div className={classes.trouble}>
      <p>This passage was changed elsewhere, in another tab perhaps. Both versions are kept until you choose.</p>
      <div className={classes.versions}>
        <Version name="Yours" content={mine} {...book} />
        <Version name="The other" content={other} {...book} />
      </div>
      {mine && other && !other.deleted && <Difference mine={mine} other={other} codebook={book.codebook} />}
      <button type="button" onClick={() => onResolve(write.id, 'mine')}>Keep yours</button>
      <button type="button" onClick={() => onResolve(write.id, 'theirs')}>Take the other</button>
    </div>
  )
}

const Asked = ({ text }: { text: string }) => <p>Your question to a reviewer: <q dir="auto">{text}</q></p>

/** What the choice is about. */
const Difference = ({ mine, other, codebook }: { mine: AnnotationContent; other: Annotation; codebook: Codebook }) => (
  <p className={classes.difference} dir="auto">Yours against the other: <MaskedWords words={changesBetween(codebook, other, { ...mine, deleted: false }).join('; ')} />.</p>
)

/** Which passage was to be deleted. */
const Deleted = ({ was, ...book }: { was: Annotation | undefined } & Pick<Props, 'codebook' | 'looks'>) => was && <Version name="You deleted" content={{ ...was, deleted: false }} {...book} />

const Version = ({ name, content, codebook, looks }: { name: string; content: AnnotationContent | Annotation | null } & Pick<Props, 'codebook' | 'looks'>) => {
  const look = content && looks.get(content.tag)
  if (!content || ('deleted' in content && content.deleted)) return <div><p className={classes.name}>{name}</p><p><em>deleted</em></p></div>
  const attributes = attributesInWords(codebook, content)
  return (
    <div>
      <p className={classes.name}>{name}</p>
      <p className={classes.tag}>{look && <TagSign look={look} />}{look?.tag.name ?? content.tag}</p>
      <p className={classes.quote} dir="auto"><q><MaskedWords words={quoteOf(content)} /></q></p>
      {content.note && <p className={classes.note} dir="auto">{content.note}</p>}
      {attributes.length > 0 && (
        <dl className={classes.attributes}>
          {attributes.map(({ key, name, value }) => <div key={key}><dt>{name}</dt>{value && <dd dir="auto">{value}</dd>}</div>)}
        </dl>
      )}
    </div>
  )
}
