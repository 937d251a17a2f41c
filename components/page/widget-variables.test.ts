import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DEFAULT_THEME, convertCssVariables, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core'
import { describe, expect, it } from 'vitest'
import { cssVariables, theme } from './theme'

/*
 * widget-variables.css is written by this test (npx vitest run components/page/widget-variables.test.ts -u): what Mantine would
 * write into every page while it is made, without the palettes and the headings that no widget of ours takes anything from.
 * A browser works out all variables of the root before its first paint: 227 of 371 were such.
 */

/** Colours that are named by pages, by the theme and by the widgets themselves. */
const palettes = new Set(['accent', 'red', 'gray', 'dark'])
const paletteOf = (name: string) => /^--mantine-color-([a-z]+)-/.exec(name)?.[1]
const referred = (text: string): readonly string[] => [...text.matchAll(/var\((--mantine-[\w-]+)/g)].map(([, name]) => name!)

const sheets = [...readFileSync('components/page/widgets.css', 'utf8').matchAll(/@import '(@mantine\/core\/styles\/.+)'/g)].map(([, name]) => readFileSync(`node_modules/${name}`, 'utf8'))

it('has the variables that the widgets take something from, as the theme says', async () => {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme)
  const defaults = defaultCssVariablesResolver(merged)
  const ours = cssVariables(merged)
  const kinds = (['variables', 'dark', 'light'] as const).map((kind) => [kind, { ...defaults[kind], ...ours[kind] }] as const)
  const values = new Map<string, string[]>()
  for (const [, all] of kinds) for (const [name, value] of Object.entries(all)) values.set(name, [...(values.get(name) ?? []), value])
  const colours = new Set(Object.keys(merged.colors))
  const needed = new Set<string>()
  const need = (name: string) => {
    if (needed.has(name)) return
    needed.add(name)
    for (const value of values.get(name) ?? []) for (const other of referred(value)) need(other)
  }
  for (const name of sheets.flatMap(referred)) need(name)
  for (const name of values.keys()) {
    const palette = paletteOf(name)
    // Sizes are named by widgets while they run, colours of a palette too.
    if (palette && colours.has(palette) ? palettes.has(palette) : !/^--mantine-(h\d|heading|primary-color-\d)/.test(name)) need(name)
  }
  const kept = Object.fromEntries(kinds.map(([kind, all]) => [kind, Object.fromEntries(Object.entries(all).filter(([name]) => needed.has(name)))]))
  const { variables, dark, light } = kept as Record<'variables' | 'dark' | 'light', Record<`--${string}`, string>>
  const css = convertCssVariables({
    variables, dark: { '--mantine-color-scheme': 'dark', ...dark }, light: { '--mantine-color-scheme': 'light', ...light },
  }, ':root')
  await expect(`/* Written by widget-variables.test.ts. */\n${css.replaceAll(/\{|;/g, '$&\n  ').replaceAll('  }', '}').trim()}\n`).toMatchFileSnapshot('widget-variables.css')
})

/** What a widget would take from a variable that the root has not: a palette, a heading, the sizes of a window. */
const lacking = (tsx: string): readonly string[] => [
  ...[...tsx.matchAll(/\s(?:color|c|bg|bd)=\{?["'`]([a-z]+)(?:[.]\d)?["'`]/g)].filter(([, colour]) => !palettes.has(colour!)),
  ...tsx.matchAll(/\s(?:visibleFrom|hiddenFrom)=["'{]/g),
  ...tsx.matchAll(/\{[^}]*\bTitle\b[^}]*\} from '@mantine\/core'/g),
].map(([found]) => found.trim())

describe('what has no variables', () => {
  it.each([
    ['<Button color="green">', 1], ['<Text c="blue.6">', 1], ["<Box bg={'yellow'}>", 1], ['<Box visibleFrom="sm">', 1], ["import { Button, Title } from '@mantine/core'", 1],
    ['<Button color="red" variant="light">', 0], ["import { ModalTitle } from '@mantine/core'", 0], ['<p title="green">', 0],
  ])('is found: %s, %i', (tsx, found) => expect(lacking(tsx)).toHaveLength(found))

  const pages = ['app', 'components'].flatMap((folder) => (readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith('.tsx')).map((name) => join(folder, name)))
  it('is named by no page', () => expect(pages.flatMap((name) => lacking(readFileSync(name, 'utf8')).map((found) => `${name}: ${found}`))).toEqual([]))
})
