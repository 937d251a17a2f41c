import { type BrowserContext, expect } from '@playwright/test'

/** What a browser complained of. Every story ends with none but those it expected. */
export interface Quiet {
  /** Listens to a context from now on. */
  watch(context: BrowserContext): Promise<void>
  /** Expects complaints of this kind: a wrong password is answered with 401, and browsers log that. */
  allow(expected: RegExp): void
  /** Fails where there was any other complaint. */
  check(): void
}

/** Listens for errors in the console, exceptions nobody caught, and what the policy (CSP) refused. */
export function listen(): Quiet {
  const complaints: string[] = []
  const expected: RegExp[] = []
  return {
    async watch(context) {
      context.on('console', (message) => {
        if (message.type() === 'error' || /hydrat|Content Security Policy/i.test(message.text())) complaints.push(`${message.text()} at ${message.location().url}`)
      })
      context.on('weberror', (error) => complaints.push(`not caught: ${error.error().stack ?? error.error().message}`))
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber, columnNumber }) =>
          console.error(`Content Security Policy: ${violatedDirective} refused ${blockedURI} at ${sourceFile}:${lineNumber}:${columnNumber}`))
      })
    },
    allow: (one) => void expected.push(one),
    check: () => expect(complaints.filter((one) => !expected.some((allowed) => allowed.test(one)))).toEqual([]),
  }
}
