import { z } from 'zod'

const longest = 80

/** The name of something in an address: lower-case letters, digits and single hyphens between them. */
export const slugField = z
  .string('A short name for addresses is needed.')
  .min(1, 'A short name for addresses is needed.')
  .max(longest, `A short name for addresses has at most ${longest} characters.`)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use lower-case letters a to z, digits, and single hyphens between them.')
  .refine((slug) => slug !== 'new', 'The pages that make something new have the name “new” already. Choose another.')

/**
 * Proposes a slug for a title: whole words, as many as fit, without accents. Empty where the
 * title has no Latin letter or digit to offer; then a person has to name it.
 */
export function slugOf(title: string, most = 60): string {
  const words = title
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ]/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  let slug = ''
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, most)
    if (longer.length > most) break
    slug = longer
  }
  return slug
}
