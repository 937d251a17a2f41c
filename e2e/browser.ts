import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** A Chromium to run the stories in, for `launchOptions`. */
export interface Browser {
  readonly executablePath: string
  readonly args: string[]
  /** Where it was found, for people. */
  readonly from: string
}

/** Where systems keep a Chromium. */
const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * Finds a Chromium, in this order: the one CROSSREAD_CHROMIUM names, Playwright's own, the system's, and the one that
 * `npm ci` brought, which is unpacked on first use.
 */
export async function findBrowser(): Promise<Browser> {
  const named = process.env['CROSSREAD_CHROMIUM']
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CROSSREAD_CHROMIUM names ${named}, and there is no such file.`)
    return { executablePath: named, args: quiet(), from: 'CROSSREAD_CHROMIUM' }
  }
  const own = chromium.executablePath()
  if (existsSync(own)) return { executablePath: own, args: quiet(), from: 'Playwright' }
  const system = systemPaths.find((path) => existsSync(path))
  if (system !== undefined) return { executablePath: system, args: quiet(), from: 'the system' }
  const { default: brought } = await import('@sparticuz/chromium')
  return { executablePath: await brought.executablePath(), args: quiet(), from: '@sparticuz/chromium' }
}

/** Keeps Chromium from looking for things outside, and lets it start as root, which its sandbox refuses. */
function quiet(): string[] {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
}
