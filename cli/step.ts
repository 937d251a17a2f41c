import { Failure } from './failure'

/** Tells how a step goes. `doing` is for steps one waits for; the last `done` stands beside the time the step took. */
export interface Report {
  readonly doing: (line: string) => void
  readonly done: (line: string) => void
}

const width = 13
const terminal = process.stdout.isTTY

/**
 * Runs one step and prints one line for it: its name, what it did, and how long it took.
 * Throws what the step throws, after saying that it failed and, for a `Failure`, what to do.
 */
export async function step<Value>(name: string, run: (report: Report) => Promise<Value>): Promise<Value> {
  const started = performance.now()
  const margin = `  ${name.padEnd(width)}`
  let line = ''
  const report: Report = {
    doing: (words) => process.stdout.write(terminal ? `\r\x1b[K${margin}${words} …` : `${margin}${words} …\n`),
    done: (words) => {
      line = words
    },
  }
  if (terminal) process.stdout.write(`${margin}…`)
  const wipe = terminal ? '\r\x1b[K' : ''
  try {
    const value = await run(report)
    process.stdout.write(`${wipe}${margin}${line}  ${seconds(performance.now() - started)}\n`)
    return value
  } catch (error) {
    process.stdout.write(`${wipe}${margin}failed after ${seconds(performance.now() - started)}\n`)
    if (error instanceof Failure) error.say()
    throw error
  }
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
