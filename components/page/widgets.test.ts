import { readFileSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { expect, it } from 'vitest'

/*
 * widgets.css against what is imported from Mantine: each widget that is used, and each one that it is made of, has its
 * styles there, in the order in which Mantine's own sheet has them; and nothing else has.
 */

const mantine = 'node_modules/@mantine/core'
const filesUnder = (folder: string): readonly string[] => (readdirSync(folder, { recursive: true }) as string[]).map((name) => join(folder, name)).filter((name) => statSync(name).isFile())
const modules = filesUnder(join(mantine, 'esm')).filter((name) => name.endsWith('.mjs') && !name.endsWith('.module.mjs'))

/** The widgets that our pages name. */
const used = new Set(
  ['app', 'components'].flatMap(filesUnder).filter((name) => name.endsWith('.tsx') && !name.endsWith('.test.tsx'))
    .flatMap((name) => [...readFileSync(name, 'utf8').matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)])
    .flatMap(([, names]) => names!.split(',').map((name) => name.trim()).filter((name) => /^[A-Z]/.test(name))),
)

/** The sheets that a module needs, by way of all it imports. */
function sheetsOf(path: string, seen: Set<string>): readonly string[] {
  if (seen.has(path)) return []
  seen.add(path)
  if (path.endsWith('.module.mjs')) return [basename(path, '.module.mjs')]
  return [...readFileSync(path, 'utf8').matchAll(/from "(\.[^"]+\.mjs)"/g)].flatMap(([, name]) => sheetsOf(resolve(dirname(path), name!), seen))
}

it('has the styles of each widget that is used, in Mantine’s order', () => {
  const whole = readFileSync(join(mantine, 'styles.css'), 'utf8')
  const placeOf = (name: string) => whole.indexOf(readFileSync(join(mantine, 'styles', `${name}.css`), 'utf8').trim().slice(0, 80))
  const seen = new Set<string>()
  const needed = [...used].flatMap((name) => modules.filter((path) => basename(path) === `${name}.mjs`)).flatMap((path) => sheetsOf(resolve(path), seen))
  expect(needed).toContain('Button')
  const listed = [...readFileSync('components/page/widgets.css', 'utf8').matchAll(/@import '@mantine\/core\/styles\/(.+)\.css'/g)].map(([, name]) => name)
  const inOrder = ['baseline', 'global', ...new Set(needed)].sort((a, b) => placeOf(a) - placeOf(b))
  expect(listed).toEqual(inOrder)
})
