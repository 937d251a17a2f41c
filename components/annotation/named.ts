import { type Platform, writeCombo } from '@/core/keys/combo'

/** What a button does and by which key, as it is now: keys can be changed and turned off. */
export function named(does: string, combo: string | null, platform: Platform): { readonly title: string; readonly 'aria-keyshortcuts': string | undefined } {
  return { title: combo ? `${does} (${writeCombo(combo, platform)})` : does, 'aria-keyshortcuts': combo ?? undefined }
}
