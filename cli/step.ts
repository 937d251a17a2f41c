import { Failure } from './failure'
import { barOf, countsOf } from './progress'

/** Tells how a step goes. `doing` and `progress` are for steps one waits for; the last `done` stands beside the time the step took. */
export interface Report {
  readonly doing: (line: string) => void
  /** How far it is: a bar on a terminal, in a pipe a line for a tenth, if that took a while. `of` is 0 where nobody can know. */
  readonly progress: (done: number, of: number, what: string) => void
  readonly done: (line: string) => void
}

/** Runs a step: prints a line for it, or nothing. Answers with what the work answers with, and throws what it throws. */
export type Run = <Value>(name: string, work: (report: Report) => Promise<Value>) => Promise<Value>

/** What steps are printed on: a terminal, whose line is drawn again, or a pipe, which gets a line for each change. */
export interface Paper {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly write: (text: string) => unknown
}

const width = 13
/** Milliseconds between two drawings of a bar, and between two lines in a pipe. */
const pause = { terminal: 100, pipe: 1000 } as const

/** Steps that are printed on `paper`, each as one line: its name, what it did, and how long it took. */
export function stepsOn(paper: Paper): Run {
  const terminal = paper.isTTY === true
  return async (name, work) => {
    const started = performance.now()
    const margin = `  ${name.padEnd(width)}`
    const draw = (words: string): unknown => paper.write(terminal ? `\r\x1b[K${margin}${words}` : `${margin}${words}\n`)
    let line = ''
    let drawn = terminal ? 0 : started
    let tenth = 0
    const report: Report = {
      doing: (words) => void draw(`${words} …`),
      progress: (done, of, what) => {
        const now = performance.now()
        if (now - drawn < (terminal ? pause.terminal : pause.pipe)) return
        const reached = of > 0 ? Math.floor((done * 10) / of) : tenth + (now - drawn > 10_000 ? 1 : 0)
        if (!terminal && (reached === tenth || (of > 0 && done >= of))) return
        tenth = reached
        drawn = now
        draw(terminal ? barOf(done, of, what, (paper.columns ?? 80) - margin.length) : `${countsOf(done, of, what)} …`)
      },
      done: (words) => {
        line = words
      },
    }
    if (terminal) paper.write(`${margin}…`)
    const wipe = terminal ? '\r\x1b[K' : ''
    try {
      const value = await work(report)
      paper.write(`${wipe}${margin}${line}  ${seconds(performance.now() - started)}\n`)
      return value
    } catch (error) {
      paper.write(`${wipe}${margin}failed after ${seconds(performance.now() - started)}\n`)
      if (error instanceof Failure) error.say()
      throw error
    }
  }
}

const inSilence: Run = (_, work) => work({ doing: () => {}, progress: () => {}, done: () => {} })

/** Steps for people, on standard output. */
export const step: Run = stepsOn(process.stdout)

/**
 * Steps of a command: on standard output; with `--json`, which has standard output to itself, on standard error where that
 * is a terminal, and nowhere else.
 */
export function stepsFor({ json }: { readonly json: boolean }): Run {
  if (!json) return step
  return process.stderr.isTTY ? stepsOn(process.stderr) : inSilence
}

/** Milliseconds as “0.4 s”, or from a minute on as “1:05 min”. */
export function seconds(milliseconds: number): string {
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`
  return `${minutes(milliseconds)} min`
}

/** Milliseconds as “3:05”. */
export function minutes(milliseconds: number): string {
  const whole = Math.round(milliseconds / 1000)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
