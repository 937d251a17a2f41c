'use client'
import { useState } from 'react'
import { csvFormat } from '@/core/export/csv-format'
import classes from './Downloads.module.css'
import type { Drawing } from './plot/drawing'
import type { FileWords } from './plot/plot-file'
import { saveFile } from './save-file'

interface Props {
  readonly drawing: Drawing
  readonly words: FileWords
  /** The rows of the table with their heading; cells that a spreadsheet would run are guarded already. */
  readonly csv: readonly (readonly string[])[]
  /** Without an ending. */
  readonly name: string
}

const makers = {
  SVG: async ({ drawing, words }: Props) => new Blob([(await import('./plot/plot-file')).svgFile(drawing, words)], { type: 'image/svg+xml' }),
  PNG: async ({ drawing, words }: Props) => (await import('./plot/plot-file')).pngFile(drawing, words),
  CSV: async ({ csv }: Props) => new Blob([(await import('csv-stringify/browser/esm/sync')).stringify(csv.map((row) => [...row]), csvFormat)], { type: 'text/csv;charset=utf-8' }),
} as const

/** A plot and its table as files, made in the browser. */
export const Downloads = (props: Props) => {
  const [problem, setProblem] = useState<string>()
  const save = async (kind: keyof typeof makers) => {
    try {
      saveFile(`${props.name}.${kind.toLowerCase()}`, await makers[kind](props))
      setProblem(undefined)
    } catch {
      setProblem(`The ${kind} could not be made. Try again, or take another form.`)
    }
  }
  return (
    <div className={classes.downloads} data-print="no">
      <span aria-hidden>Download as</span>
      {(['SVG', 'PNG', 'CSV'] as const).map((kind) => (
        <button key={kind} type="button" className={classes.button} aria-label={`Download as ${kind}`} onClick={() => void save(kind)}>{kind}</button>
      ))}
      {problem && <span role="alert" className={classes.problem}>{problem}</span>}
    </div>
  )
}
