import { quoteOf } from '@/core/annotation/annotation'
import type { Write } from '@/core/saving/write'
import { MaskedWords } from '../outlet/MaskedWords'
import { ProblemNote } from '../page/ProblemNote'
import classes from './LateWorkNote.module.css'

/** As many passages tell which article it was; more would hide the page. */
const mostNamed = 3

/** Above a page: what this browser still had, and could only be handed to the lead. `writes` is never empty; by its words its author knows the article again. */
export const LateWorkNote = ({ writes }: { readonly writes: readonly Write[] }) => {
  const words = [...new Set(writes.flatMap((write) => (write.kind === 'put' ? quoteOf(write) : write.kind === 'message' ? write.text : [])))]
  const named = words.slice(0, mostNamed)
  return (
    <div className={classes.note}>
      <ProblemNote
        what={`${writes.length === 1 ? 'One change' : `${writes.length} changes`} that this browser still had came too late: the article was submitted, or is no longer yours.`}
        kept="Nothing of it is lost: the lead can read what you had written."
        next={named.length > 0 && <>It is about {named.map((one, index) => <span key={one}>{index > 0 && ', '}<q dir="auto"><MaskedWords words={one} /></q></span>)}{words.length > named.length && ' and more'}.</>}
      />
    </div>
  )
}
