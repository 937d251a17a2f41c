import { config } from 'zod/v4/core'

// Runs before every other script of a page. zod would try once whether code may be evaluated; the policy (CSP) refuses
// that, and every page would report a violation of its own.
config({ jitless: true })
