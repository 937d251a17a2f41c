import classes from './Unknown.module.css'

interface Props {
  /** What would be needed to know it: “the address of the page”. */
  readonly needs?: string
  /** Another word than “unknown”, such as “Untitled”. */
  readonly word?: string
}

/** What is not known, said as not known: in italics, with what would be needed to know it. */
export const Unknown = ({ needs, word = 'unknown' }: Props) => (
  <span className={classes.unknown}>
    <em>{word}</em>
    {needs && <span className={classes.needs}> – to know it, one needs {needs}</span>}
  </span>
)
