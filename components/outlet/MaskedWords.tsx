import { cutAtMasks } from '@/core/outlet/masked-words'
import classes from './Masked.module.css'

/** Words in which names may be masked: each mask is one thing to those who hear it, not a full block after the other. */
export const MaskedWords = ({ words }: { readonly words: string }) => (
  <>
    {cutAtMasks(words).map(({ text, masked }, index) => (masked ? <span key={index} role="img" aria-label="masked" className={classes.masked}>{text}</span> : text))}
  </>
)
