// How a thread comes to read TypeScript: the loader of the process is not its own.
import { register } from 'tsx/esm/api'

register()
await import('./read-layers-in-thread.ts')
