/** The colours of a plot: greys and one accent. */
export interface Inks {
  readonly ink: string
  readonly soft: string
  readonly rule: string
  readonly accent: string
  readonly paper: string
}

/** On the page: whatever the scheme makes of them (tokens.css). */
export const pageInks: Inks = { ink: 'var(--ink)', soft: 'var(--ink-soft)', rule: 'var(--rule)', accent: 'var(--accent)', paper: 'var(--paper)' }

/** In a file: for white paper, in grey too. */
export const printInks: Inks = { ink: '#000000', soft: '#444444', rule: '#d9d9d9', accent: '#0b5c6b', paper: '#ffffff' }

/** Of text in a plot: ours on the page, what there is in a file. */
export const plotFonts = "Inter, 'Inter Variable', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"
