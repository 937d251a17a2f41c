import { startApp } from './app'
import { announce, readSignIn } from './system'

/**
 * Before the stories: starts Crossread as a user would, with a new data folder, and stops it after them.
 * CROSSREAD_E2E_URL with CROSSREAD_E2E_SIGN_IN (its sign-in.txt) takes one that runs already; its data are written to.
 */
export default async function start(): Promise<() => Promise<void>> {
  const { CROSSREAD_E2E_URL: origin, CROSSREAD_E2E_SIGN_IN: signIn } = process.env
  if (origin && signIn) {
    announce({ origin, people: await readSignIn(signIn) })
    return async () => {}
  }
  const app = await startApp()
  announce(app)
  return () => app.stop()
}
