import type { Route } from '@/core/api/route'

/** How a route handler of Next is called. */
export type RouteHandler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

/** A handler that knows the route it was made from: a test holds the two folders, of handlers and of routes, together by it. */
export type Handler = RouteHandler & { readonly route: Route }

/** Ties a handler to its route. */
export function made(route: object, handler: RouteHandler): Handler {
  return Object.assign(handler, { route: route as Route })
}
