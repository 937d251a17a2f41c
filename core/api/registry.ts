import type { Route } from './route'
import { ownRoutes } from './routes/own'

/**
 * Every route of the API. Whoever adds one declares it in a file of its kind in routes/, makes its handler from that
 * declaration, and names it here: a test walks app/api/v1 and fails for one that is missing in either place.
 */
export const routes: readonly Route[] = [...ownRoutes] as unknown as readonly Route[]
