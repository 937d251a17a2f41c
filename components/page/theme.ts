'use client'
import {
  createTheme, defaultVariantColorsResolver, type CSSVariablesResolver, type MantineThemeComponents, type VariantColorsResolver,
} from '@mantine/core'

/** Nothing on the page moves for longer than this: milliseconds. */
const motion = 120

const float = { transitionProps: { duration: motion } }

/** Defaults that make Mantine's parts quiet: short motion, small sizes, hairlines. */
const components: MantineThemeComponents = {
  Button: { defaultProps: { size: 'sm' } },
  ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'lg' } },
  TextInput: { defaultProps: { size: 'sm' } },
  Tooltip: { defaultProps: { ...float, openDelay: 300, withArrow: false } },
  // The placeholder is a child that a menu must not have (axe: aria-required-children).
  Menu: { defaultProps: { ...float, shadow: 'md', withInitialFocusPlaceholder: false } },
  Popover: { defaultProps: { ...float, shadow: 'md' } },
  HoverCard: { defaultProps: { ...float, shadow: 'md' } },
  Modal: { defaultProps: { ...float, shadow: 'md', centered: true } },
  Drawer: { defaultProps: { ...float, shadow: 'md' } },
  Select: { defaultProps: { comboboxProps: { ...float, shadow: 'md' }, allowDeselect: false } },
  Collapse: { defaultProps: { transitionDuration: motion } },
  Accordion: { defaultProps: { transitionDuration: motion } },
  Table: { defaultProps: { verticalSpacing: 12, horizontalSpacing: 16 } },
  Divider: { defaultProps: { color: 'var(--rule)' } },
}

/** Accent and danger are one colour per scheme, with the ink that can be read on it; Mantine would take white in both. */
const variantColors: VariantColorsResolver = (input) => {
  const color = input.color ?? input.theme.primaryColor
  const token = { accent: 'accent', red: 'danger' }[color]
  const usual = defaultVariantColorsResolver(input)
  if (!token) return usual
  if (input.variant === 'filled')
    return { ...usual, background: `var(--${token})`, hover: `color-mix(in srgb, var(--${token}) 88%, var(--ink))`, color: `var(--on-${token})`, border: '1px solid transparent' }
  const own = { ...usual, color: `var(--${token})`, hover: `var(--${token}-wash)` }
  return input.variant === 'light' ? { ...own, background: `var(--${token}-wash)` } : own
}

/**
 * Mantine, made to look like a book: our tokens (tokens.css) behind its variables.
 * Sizes: text is 14/20 whether one says `sm` or nothing; spacing is in fours.
 */
export const theme = createTheme({
  fontFamily: 'var(--font-interface)',
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.3334', sm: '1.4286', md: '1.4286', lg: '1.5', xl: '1.4' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '3px', sm: '6px', md: '6px', lg: '6px', xl: '6px' },
  shadows: { xs: 'none', sm: 'var(--shadow-float)', md: 'var(--shadow-float)', lg: 'var(--shadow-float)', xl: 'var(--shadow-float)' },
  headings: {
    fontFamily: 'var(--font-reading)',
    fontWeight: '350',
    sizes: {
      h1: { fontSize: '2.25rem', lineHeight: '2.75rem', fontWeight: '300' },
      h2: { fontSize: '1.625rem', lineHeight: '2rem', fontWeight: '300' },
      h3: { fontSize: '1.25rem', lineHeight: '1.75rem' },
      h4: { fontSize: '1.0625rem', lineHeight: '1.5rem' },
    },
  },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  variantColorResolver: variantColors,
  colors: {
    accent: ['#e9f5f7', '#d3e8ec', '#a6d2da', '#8ccdd8', '#6fc3d1', '#2b8494', '#0b5c6b', '#094e5b', '#07404b', '#05323b'],
    // Warm greys. The fifth of `gray` is the edge of a control; tokens.css sets it for dark.
    gray: ['#f7f5f0', '#f3f0ea', '#e4e0d8', '#d6d1c6', '#8d8678', '#7a7468', '#5e5a52', '#4c4942', '#3b3833', '#1c1b19'],
    dark: ['#ece8e0', '#c9c4b9', '#a8a297', '#8f897e', '#33312c', '#2a2824', '#1e1d1a', '#161513', '#121110', '#0d0d0c'],
  },
  components,
})

const shared = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-placeholder': 'var(--ink-soft)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-default': 'var(--raised)',
  '--mantine-color-default-hover': 'var(--wash)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--rule)',
}

// Mantine darkens a filled button under the pointer; behind dark words it must grow lighter instead.
const hoverInDark = {
  '--mantine-primary-color-filled-hover': 'var(--mantine-color-accent-3)',
  '--mantine-color-accent-filled-hover': 'var(--mantine-color-accent-3)',
}

/** Our tokens in the place of Mantine's own colours; tokens.css decides what they are in each scheme. widget-variables.css is written from them. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: { ...shared, ...hoverInDark } })
