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
      env: { ...process.env, ...more },
      execArgv: ['--import', leash],
      // Ctrl-C is for us; the leash ends the child when we end.
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
}

/** The module that ties a forked process to its parent, for `--import`. */
export const leash = pathToFileURL(join(project, 'cli', 'leash.mjs')).href
