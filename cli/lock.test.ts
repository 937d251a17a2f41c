import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { project } from './project'

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ version: z.string().optional(), optionalDependencies: z.record(z.string(), z.string()).optional() })),
})
const { packages } = lockSchema.parse(JSON.parse(await readFile(join(project, 'package-lock.json'), 'utf8')))

describe('the lock file', () => {
  // npm leaves out what its registry does not have at the moment, and then refuses its own lock file: `npm ci` fails for everybody.
  it('has the optional packages of every system, so that it installs on all', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => packages[`node_modules/${name}`] === undefined && packages[`${path}/node_modules/${name}`] === undefined),
    )
    expect(missing).toEqual([])
  })
})
