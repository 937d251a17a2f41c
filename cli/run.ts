import { fork } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { project } from './project'

/** How a program ended, and what it wrote on both streams, in the order it came. */
export interface Ended {
  readonly code: number | null
  readonly output: string
}

/**
 * Runs a script of the project with this Node, to its end, with `more` variables beside our own; undefined takes one
 * away. It does not outlive us.
 */
export function runNode(script: string, args: readonly string[], more: Record<string, string | undefined> = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = fork(join(project, script), args, {
      cwd: project,
      env: { ...process.env, ...plain, ...more, ...leash.env },
      execArgv: [...leash.execArgv],
      detached: leash.detached,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
}

/** What is kept to be read later is not coloured, whatever the terminal can do. */
const plain = { NO_COLOR: '1', FORCE_COLOR: undefined }

/**
 * Options for a forked process that ties it to us: it ends when we end, and Ctrl-C, which reaches a whole group of
 * processes, is for us alone.
 */
export const leash = {
  execArgv: ['--import', pathToFileURL(join(project, 'cli', 'leash.mjs')).href],
  env: { CROSSREAD_LEASH: String(process.pid) },
  detached: process.platform !== 'win32',
} as const
