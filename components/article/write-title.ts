import { inQuotes } from '@/core/text/inner-quotes'
import { sayMasked } from '@/core/outlet/masked-words'

/** An article by its title, where only plain words can stand: “Untitled”, with its first words, for one without; what is masked in it is named so. */
export function writeTitle(title: string | null, openingWords: string): string {
  return sayMasked(title ?? (openingWords ? `Untitled: ${quoteOpening(openingWords)}` : 'Untitled'))
}

/** Opening words always break off, and come with or without the sign for it. */
export function quoteOpening(words: string): string {
  return inQuotes(`${words.replace(/\s*…$/u, '')}\u00a0…`)
}
