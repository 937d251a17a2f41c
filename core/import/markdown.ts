import type { Nodes, PhrasingContent } from 'mdast'
import { fromMarkdown, type Options } from 'mdast-util-from-markdown'
import type { Draft, DraftForm } from './draft'
import { DraftBuilder } from './draft-builder'
import type { LineTable } from './line-table'
import { cutMarkdown, definitionsOf } from './markdown-cut'
import { appendText } from './markdown-text'
import { readPlainText } from './plain-text'

/**
 * Code and HTML have no place in the news: a backtick, an indent or a `<` is the author's own
 * character. They stay as text, so that nothing a page wrote can vanish or be anything but words.
 */
const options: Options = {
  extensions: [{ disable: { null: ['codeFenced', 'codeIndented', 'codeText', 'htmlFlow', 'htmlText'] } }],
}

/**
 * Reads Markdown (CommonMark) into blocks. Markup goes, words stay: a link becomes its anchor text,
 * a picture its description; numbers of lists stay, since “1986. A hard year” is no list.
 * UTF-16 offsets `from` and beyond; what lies before (a byte order mark) is left out.
 */
export function readMarkdown(raw: string, table: LineTable, from = 0): Draft[] {
  const definitions = definitionsOf(raw)
  return cutMarkdown(raw, table, from).flatMap((cut) =>
    cut.literal ? readPlainText(raw, table, cut.start, cut.end) : readCut(raw, table, cut.start, cut.end, definitions))
}

function readCut(raw: string, table: LineTable, start: number, end: number, definitions: (part: string) => string): Draft[] {
  // A line feed goes first, because the parser takes a U+FEFF at the very start for a byte order mark.
  const part = raw.slice(start, end)
  const tree = fromMarkdown(`\n${part}\n\n${definitions(part)}`, options)
  const builder = new DraftBuilder(table)
  const place = (node: Nodes) => ({
    start: start + node.position!.start.offset! - 1,
    end: Math.min(end, start + node.position!.end.offset! - 1),
  })
  const targets = new Map<string, string>()
  for (const node of tree.children) {
    if (node.type === 'definition' && !targets.has(node.identifier)) targets.set(node.identifier, node.url)
  }
  /** Numbers of list items whose block has not begun yet. */
  let markers: { text: string; raw: number }[] = []

  const begin = (form: DraftForm, origin: number, level = 0) => {
    builder.begin(form, origin, level)
    for (const marker of markers) builder.append(marker.text, marker.raw)
    markers = []
  }

  const literal = (form: DraftForm, at: { start: number; end: number }) => {
    begin(form, at.start)
    appendText(builder, raw.slice(at.start, at.end), raw, at.start, at.end)
    builder.finish()
  }

  const linked = (href: string | undefined, children: readonly PhrasingContent[], depth: number) => {
    const safe = href === undefined ? undefined : safeHref(href)
    if (safe !== undefined) builder.openMark({ kind: 'link', href: safe })
    inline(children, depth)
    if (safe !== undefined) builder.closeMark()
  }

  const inline = (nodes: readonly PhrasingContent[], depth: number): void => {
    for (const node of nodes) {
      const at = place(node)
      if (depth > 500) appendText(builder, raw.slice(at.start, at.end), raw, at.start, at.end)
      else if (node.type === 'emphasis' || node.type === 'strong') {
        builder.openMark({ kind: node.type })
        inline(node.children, depth + 1)
        builder.closeMark()
      } else if (node.type === 'link') linked(node.url, node.children, depth + 1)
      else if (node.type === 'linkReference') linked(targets.get(node.identifier), node.children, depth + 1)
      else if (node.type === 'break') builder.breakLine(at.end)
      else if (node.type === 'image' || node.type === 'imageReference') appendText(builder, node.alt ?? '', raw, at.start + 2, at.end)
      else if ('value' in node) appendText(builder, node.value, raw, at.start, at.end)
    }
  }

  /** Blocks still to read, the next one last: a stack, since quotations may be nested deeper than calls can. */
  const waiting: ({ node: Nodes; form: DraftForm } | 'end of item')[] = tree.children.map((node) => ({ node, form: 'paragraph' as const })).reverse()
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next === 'end of item') {
      // A number with nothing after it to stand before is still the author's.
      if (markers.length > 0) begin('paragraph', start)
      builder.finish()
      continue
    }
    const { node, form } = next
    const at = place(node)
    if (at.start >= end) continue
    if (node.type === 'paragraph' || node.type === 'heading') {
      if (node.type === 'heading') begin('heading', at.start, node.depth)
      else begin(isPicture(node.children) ? 'picture' : form, at.start)
      inline(node.children, 0)
      builder.finish()
    } else if (node.type === 'definition') literal('definition', at)
    else if (node.type === 'listItem' && node.children.length === 0) literal('paragraph', at)
    else if (node.type === 'blockquote') waiting.push(...node.children.map((child) => ({ node: child, form: 'quote' as const })).reverse())
    else if (node.type === 'list') waiting.push(...node.children.map((child) => ({ node: child, form: form === 'quote' ? form : 'listItem' as const })).reverse())
    else if (node.type === 'listItem') {
      const number = /^\d+[.)][ \t]?/.exec(raw.slice(at.start, at.end))?.[0]
      if (number) {
        markers.push({ text: number, raw: at.start })
        waiting.push('end of item')
      }
      waiting.push(...node.children.map((child, index) => ({ node: child, form: index === 0 || form === 'quote' ? form : 'paragraph' as const })).reverse())
    }
  }
  return builder.drafts
}

/** Whether a paragraph has pictures and no words of its own; a picture may be the text of a link. */
function isPicture(nodes: readonly PhrasingContent[]): boolean {
  return nodes.length > 0 && nodes.every((node) =>
    node.type === 'image' || node.type === 'imageReference' ||
    (node.type === 'text' && node.value.trim() === '') ||
    (node.type === 'link' && isPicture(node.children)))
}

/** An address that is safe to put into a page; undefined for `javascript:` and the like. */
function safeHref(href: string): string | undefined {
  const clean = href.replace(/[\s\p{Cc}]/gu, '')
  return /^(?:https?|mailto):/i.test(clean) || !/^[^/?#]*:/.test(clean) ? clean : undefined
}
