import type { Instrumentation } from 'next'

/** Before the first request: a server with an empty, short or published secret must not serve, however it was started. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { environment } = await import('./data/environment')
  environment()
  // A server that was killed has left what its exports had put aside.
  await import('./data/temporary-folder').then(({ removeDeadFolders }) => removeDeadFolders())
  // The server before us (cli/serve.mjs) refuses what Next would answer without a word.
  const [{ methodsAt }, { problemKinds, problemType }] = await Promise.all([import('./core/api/methods'), import('./core/api/problem')])
  Object.assign(globalThis, { crossreadApi: { methodsAt, kindOf: (code: keyof typeof problemKinds) => ({ ...problemKinds[code], type: problemType(code) }) } })
}

/** A page or an address that failed leaves a line in the log, with the number that the page shows. The address may name people and is left out. */
export const onRequestError: Instrumentation.onRequestError = async (error, { method }, { routePath, routeType }) => {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { log } = await import('./data/log')
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? error.digest : undefined
  log.error({ error: error instanceof Error ? error.stack : String(error), digest, method, route: routePath, kind: routeType }, 'a page failed')
}
