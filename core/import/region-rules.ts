import type { BlockKind } from '@/core/article/block'
import { isWholly, type Draft } from './draft'

/** A rule that knows a kind of block by its own words. The first rule that fits counts. */
export interface RegionRule {
  /** Shown to the lead as the reason: “looks like …”. */
  readonly name: string
  readonly kind: BlockKind
  /** `anywhere`, or only in the lines that close the page. */
  readonly where: 'anywhere' | 'tail'
  /** Sees the beginning of the block, trimmed: see `opening`. */
  readonly pattern: RegExp
}

/** What a page has around its article. Patterns are anchored, or short enough to be unmistakable. */
export const regionRules: readonly RegionRule[] = [
  { name: 'a divider', kind: 'furniture', where: 'anywhere', pattern: /^[\s*#_=~•·.–—-]+$/ },
  {
    name: 'a pointer to another article', kind: 'furniture', where: 'anywhere',
    pattern: /^(?:related (?:articles?|stor(?:y|ies)|posts?|news|topics?|links?)|read (?:also|more|next)|see also|also read|more on this|recommended|you may also like|don['’]t miss)\b\s*(?::|$)/i,
  },
  {
    name: 'a line about sharing or following', kind: 'furniture', where: 'anywhere',
    pattern: /^(?:note to readers\s*:|please share\b|(?:please )?click (?:on )?the share buttons?\b|share (?:this|on|via)\b.{0,60}$|share$|follow us (?:on|at)\b|like us on\b)/i,
  },
  {
    name: 'a line about a newsletter', kind: 'furniture', where: 'anywhere',
    pattern: /^(?:to receive .{1,80}newsletter\b|sign up (?:for|to) .{1,80}newsletter|subscribe to (?:our|the)\b.{0,80}$|get .{1,60} in your inbox)/i,
  },
  { name: 'a notice about translations', kind: 'furniture', where: 'anywhere', pattern: /^.{0,80}\b(?:can be read in \d+ languages|translate (?:this )?website)\b/i },
  { name: 'a label of the site', kind: 'furniture', where: 'anywhere', pattern: /^(?:regions?|themes?|topics?|tags?|categor(?:y|ies)|sections?|filed under|keywords?|in-depth reports?)\s*:.{0,200}$/i },
  { name: 'an advertisement', kind: 'furniture', where: 'anywhere', pattern: /^\W{0,3}(?:advertisements?|advertising|sponsored(?: content)?|ad)\W{0,3}$/i },
  { name: 'the address of a link', kind: 'furniture', where: 'anywhere', pattern: /^\[[^\]]{1,200}\]:\s*\S+/ },
  { name: 'the address of the original', kind: 'footer', where: 'tail', pattern: /^(?:original|source|canonical) (?:url|link|address|article)\b.{0,200}$/i },
  { name: 'an address', kind: 'footer', where: 'tail', pattern: /^(?:url\s*:\s*)?(?:https?:\/\/|www\.)\S+$/i },
  { name: 'a note on the source', kind: 'footer', where: 'tail', pattern: /^(?:the original source of this article|this article (?:was|is|has been) (?:first |originally )?published|originally published|first published)\b/i },
  { name: 'a note on copyright', kind: 'footer', where: 'tail', pattern: /^(?:copyright\b|©|\(c\)|all rights reserved\b)/i },
  { name: 'a note on copyright', kind: 'footer', where: 'tail', pattern: /^.{0,100}\bcontains copyrighted material\b/i },
  { name: 'an invitation to comment', kind: 'footer', where: 'tail', pattern: /^(?:comment on\b|comments?\W*$|leave a (?:comment|reply)\b|join the (?:discussion|conversation)\b)/i },
  { name: 'an invitation to support the site', kind: 'footer', where: 'tail', pattern: /^(?:become a (?:member|patron|subscriber)\b|donate\b|support (?:us|our)\b)/i },
  { name: 'a pointer to the author’s articles', kind: 'footer', where: 'tail', pattern: /^(?:(?:more )?articles by|more (?:from|by)|about the author)\b/i },
  { name: 'a disclaimer', kind: 'footer', where: 'tail', pattern: /^(?:disclaimer\b|the views expressed\b|the opinions expressed\b|views expressed in this\b)/i },
  { name: 'a contact', kind: 'footer', where: 'tail', pattern: /^(?:for media (?:inquiries|enquiries)|media contacts?|contact us|for permission)\b/i },
]

/** The rule that a block's words fit, in the body (`anywhere`) or among the lines that close the page. */
export function fittingRule(draft: Draft, where: RegionRule['where']): RegionRule | undefined {
  if (draft.form === 'heading') return undefined
  const words = opening(draft)
  const rule = regionRules.find((each) => (each.where === 'anywhere' || where === 'tail') && each.pattern.test(words))
  if (rule) return rule
  if (!isWholly('link', draft)) return undefined
  return { name: 'a line of nothing but links', kind: where === 'tail' ? 'footer' : 'furniture', where, pattern: /(?:)/ }
}

/** As much of a block as rules look at: keeps them fast whatever the length. */
export function opening(draft: Draft): string {
  return draft.text.slice(0, 1000).trim().slice(0, 400)
}
