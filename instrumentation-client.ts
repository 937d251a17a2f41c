// Runs before every other script of a page. zod would try once whether code may be evaluated; the policy (CSP) refuses
// that, and every page would report a violation of its own. This is where zod looks for its settings, on pages that have it.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
