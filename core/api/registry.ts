import type { Route } from './route'
import { descriptionRoutes } from './routes/description'
import { figureRoutes } from './routes/figures'
import { importRoutes } from './routes/imports'
import { ownRoutes } from './routes/own'
import { projectRoutes } from './routes/project'
import { readingRoutes } from './routes/reading'
import { releaseRoutes } from './routes/releases'
import { reviewRoutes } from './routes/review'
import { workRoutes } from './routes/work'

/**
 * Every route of the API. Whoever adds one declares it in a file of its kind in routes/, makes its handler from that
 * declaration, and names it here: a test walks app/api/v1 and fails for one that is missing in either place.
 */
export const routes = [...readingRoutes, ...projectRoutes, ...importRoutes, ...reviewRoutes, ...workRoutes, ...figureRoutes, ...ownRoutes, ...releaseRoutes, ...descriptionRoutes] as unknown as readonly Route[]
