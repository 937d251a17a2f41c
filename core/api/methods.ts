import { routes } from './registry'

/** The paths of the API, one segment after the other; null where a name stands. The more words in place of names, the earlier. */
const paths = [...new Set(routes.map(({ path }) => path))]
  .map((path) => ({
    segments: path.split('/').slice(1).map((segment) => (segment.startsWith('{') ? null : segment)),
    methods: routes.filter((route) => route.path === path).map(({ method }) => method as string),
  }))
  .sort((one, other) => names(one.segments) - names(other.segments))

function names(segments: readonly (string | null)[]): number {
  return segments.filter((segment) => segment === null).length
}

/** The methods that an address takes, below the host and without its query; undefined where there is no such address. */
export function methodsAt(path: string): readonly string[] | undefined {
  const given = path.replace(/^\/api\/v1\//, '').replace(/\/$/, '').split('/')
  const found = paths.find(({ segments }) => segments.length === given.length && segments.every((segment, at) => segment === null || segment === given[at]))
  return found && [...found.methods, ...(found.methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS']
}
