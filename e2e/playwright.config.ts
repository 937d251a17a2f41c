import { defineConfig } from '@playwright/test'
import { findBrowser } from './browser'

const { executablePath, args } = await findBrowser()

/** Pictures are written into the tree, so only who asks for them gets them, and nothing else. */
const pictures = process.env['CROSSREAD_PICTURES'] === '1'

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  globalSetup: './start.ts',
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ?? '../test-results/report.json' }]],
  use: {
    baseURL: process.env['CROSSREAD_E2E_ORIGIN'],
    launchOptions: { executablePath, args },
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: pictures
    ? [{ name: 'pictures', testDir: './pictures' }]
    : [{ name: 'stories', testIgnore: ['security/**', 'pictures/**'] }, { name: 'security', testDir: './security' }],
})
