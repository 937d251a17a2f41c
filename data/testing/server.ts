/** The PostgreSQL of a test run, started before the first test. */
export interface TestServer {
  /** May make databases. */
  readonly adminUrl: string
  /** A database with all migrations and no rows, to be copied. */
  readonly template: string
  readonly passwords: { readonly owner: string; readonly app: string; readonly export: string }
}

declare module 'vitest' {
  interface ProvidedContext {
    server: TestServer
  }
}
