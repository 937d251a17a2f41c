import type { ReactNode } from 'react'
import { Link } from '@/components/page/Link'
import classes from './MaskPreview.module.css'
import { MaskedWords } from './MaskedWords'

interface Props {
  /** Every spelling that is looked for. */
  readonly sought: readonly string[]
  readonly outlets: readonly { readonly name: string; readonly href: string }[]
  /** As it is masked; null is unknown. */
  readonly title: string | null
  /** The text as it is masked. */
  readonly children: ReactNode
}

/** An article as those see it from whom its outlet is hidden, for the lead who settles the masks. */
export const MaskPreview = ({ sought, outlets, title, children }: Props) => (
  <section className={classes.preview} aria-labelledby="preview">
    <h2 id="preview" className={classes.head}>As it is shown</h2>
    <div className={classes.soft}>
      <p>
        Masked are the byline, the page furniture, whatever links lead to, and every mention of{' '}
        {sought.length > 0 ? sought.map((term, index) => <span key={term}>{index > 0 && ', '}<q dir="auto">{term}</q></span>) : 'nothing yet: neither outlet nor byline is known'}.
      </p>
      {outlets.length > 0 && <p>Other names of an outlet are written down with it: {outlets.map(({ name, href }, index) => <span key={href}>{index > 0 && ', '}<Link href={href}>{name}</Link></span>)}.</p>}
    </div>
    {title !== null && <p className={classes.title}><span>Title in lists: </span><MaskedWords words={title} /></p>}
    {children}
  </section>
)
