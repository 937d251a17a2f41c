// What runs before there are any packages: plain JavaScript, no dependencies, any Node that may be there.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = dirname(dirname(fileURLToPath(import.meta.url)))

/** Ends with advice unless this Node is new enough. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  stop(`Crossread needs Node 20.19 or later; this is ${process.version}.`, 'Install the current LTS from https://nodejs.org and start again.')
}

/** Installs the packages of the lock file, unless they are there already. */
export function install() {
  if (isInstalled()) return
  const started = performance.now()
  // Not on standard output: that is for what the command itself prints, perhaps into a pipe.
  console.error('  Packages     installing from package-lock.json, which takes a minute the first time …')
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const options = {
    cwd: project,
    // A download that Prisma does not need is skipped when its engine is said to be somewhere.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_SKIP_POSTINSTALL_GENERATE: '1' },
    stdio: ['ignore', 2, 'inherit'],
  }
  const { status } =
    npm !== undefined && npm.endsWith('.js')
      ? spawnSync(process.execPath, [npm, ...args], options)
      : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (status !== 0) stop('The packages could not be installed.', 'Is the npm registry reachable, and the disk not full? What npm said is above.')
  console.error(`  Packages     installed  ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

/**
 * Whether every package of the lock file is there in its version. npm writes down what it installed when it is done, so
 * that an installation that was cut off does not count. Optional packages may be for other systems, and do not count either.
 */
function isInstalled() {
  const installed = packagesIn(join(project, 'node_modules', '.package-lock.json'))
  const wanted = packagesIn(join(project, 'package-lock.json'))
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional }]) => path === '' || optional || devOptional || installed[path]?.version === version,
  )
}

function packagesIn(file) {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')).packages ?? {}) : {}
}

/** Goes on in TypeScript, in this process, so that there is one less to stop. */
export async function handOver(module, args) {
  // Relative paths are the user's, also where no npm has noted where they are.
  process.env.INIT_CWD ??= process.cwd()
  process.chdir(project)
  process.argv = [process.argv[0], join(project, module), ...args]
  const { register } = await import('tsx/esm/api')
  register()
  await import(`../${module}`)
}

function stop(message, advice) {
  console.error(`\n  ${message}\n\n  What to do: ${advice}\n`)
  process.exit(1)
}
