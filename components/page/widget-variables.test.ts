import { readFileSync } from 'node:fs'
import { DEFAULT_THEME, convertCssVariables, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core'
import { expect, it } from 'vitest'
import { cssVariables, theme } from './theme'

/*
 * widget-variables.css is written by this test (npx vitest run components/page/widget-variables.test.ts -u): what Mantine would
 * write into every page while it is made, without the palettes and the headings that no widget of ours takes anything from.
 * A browser works out all variables of the root before its first paint: 360 of 674 were of such colours, a third of all styles and layout.
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
