import classes from './Waiting.module.css'

interface Props {
  /** The shape of what comes. */
  readonly shape: 'article' | 'table' | 'list' | 'form'
  /** What is awaited, for a screen reader: “The article is being fetched.” */
  readonly label: string
}

/** Widths of the lines, in per cent: ragged like the text that will stand there. */
const lines: Record<Props['shape'], readonly number[]> = {
  article: [42, 88, 70, 98, 94, 99, 61, 97, 92, 98, 45],
  table: [100, 100, 100, 100, 100, 100],
  list: [64, 48, 71, 55],
  form: [30, 100, 30, 100],
}

/** The shape of what comes; invisible for the first 300 ms, so that what is quick does not flicker. */
export const Waiting = ({ shape, label }: Props) => (
  <div role="status" className={classes.waiting} data-shape={shape}>
    <span className={classes.label}>{label}</span>
    {lines[shape].map((width, index) => (
      <span key={index} aria-hidden className={classes.line} style={{ width: `${width}%` }} />
    ))}
  </div>
)
