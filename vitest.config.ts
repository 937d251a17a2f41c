import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const folders = (names: string[]): string[] => names.map((name) => `${name}/**/*.test.{ts,tsx}`)
/** Tests of the command line that need a PostgreSQL. */
const needServer = folders(['cli/agreement', 'cli/backup', 'cli/cluster', 'cli/migrations', 'cli/import', 'cli/release'])

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          // A file that needs a page asks for one in its first line: // @vitest-environment happy-dom
          name: 'unit',
          include: folders(['docs', 'core', 'documents', 'components', 'client', 'cli']),
          exclude: needServer,
          environment: 'node',
        },
      },
      {
        extends: true,
        test: {
          name: 'data',
          include: [...folders(['data', 'auth', 'app', 'jobs', 'prisma']), ...needServer],
          environment: 'node',
          globalSetup: ['cli/testing/postgres.ts'],
          setupFiles: ['data/testing/setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
})
