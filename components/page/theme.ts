'use client'
import { createTheme, type CSSVariablesResolver } from '@mantine/core'

/** Mantine, made to look like a book: our tokens (tokens.css) behind its variables. */
export const theme = createTheme({
  fontFamily: 'var(--font-interface)',
  headings: { fontFamily: 'var(--font-reading)', fontWeight: '400' },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  colors: {
    accent: ['#e9f5f7', '#d3e8ec', '#a6d2da', '#8ccdd8', '#6fc3d1', '#2b8494', '#0b5c6b', '#094e5b', '#07404b', '#05323b'],
  },
})

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { '--mantine-color-body': 'var(--paper)', '--mantine-color-text': 'var(--ink)', '--mantine-color-dimmed': 'var(--ink-soft)', '--mantine-color-default-border': 'var(--rule)' },
  dark: { '--mantine-color-body': 'var(--paper)', '--mantine-color-text': 'var(--ink)', '--mantine-color-dimmed': 'var(--ink-soft)', '--mantine-color-default-border': 'var(--rule)' },
})
