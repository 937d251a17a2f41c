import type { DraftForm } from '@/core/import/draft'
import { lineTable, type LineTable } from '@/core/import/line-table'
import { Refusal } from '../refusal'
import { alignText } from './align'
import { Flow } from './flow'

/** What a page is made of, besides its nodes. */
export interface Page {
  readonly body: Element
  /** The text that the nodes were parsed from, and where in it a node stands; without, drafts have no place in any raw text. */
  readonly raw?: { readonly text: string; readonly placeOf: (node: Node) => { readonly startOffset: number; readonly endOffset: number } | null | undefined }
  /** Whether a text is the article's own, and not of the page around it. */
  readonly isOwn: (text: Text) => boolean
}

/** Elements whose content is no text that a reader of the page sees. Controls are for doing, not for reading. */
const unread: ReadonlySet<string> = new Set([
  'script', 'style', 'noscript', 'template', 'head', 'title', 'textarea', 'select', 'datalist', 'button', 'input', 'svg', 'math', 'canvas', 'audio', 'video', 'iframe', 'frameset', 'noframes', 'noembed', 'object', 'embed', 'applet', 'meter', 'progress', 'rp',
])

const blocks: ReadonlyMap<string, DraftForm | 'inherit'> = new Map<string, DraftForm | 'inherit'>([
  ...['address', 'article', 'aside', 'body', 'caption', 'center', 'dd', 'details', 'dialog', 'dir', 'div', 'dl', 'dt', 'fieldset', 'figure', 'footer', 'form', 'header', 'hgroup', 'hr', 'legend', 'main', 'menu', 'nav', 'ol', 'optgroup', 'option', 'p', 'pre', 'search', 'section', 'summary',
    'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul', 'xmp', 'listing', 'plaintext'].map((name) => [name, 'inherit'] as const),
  ['li', 'listItem'], ['blockquote', 'quote'], ['figcaption', 'picture'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, 'heading'] as const),
])

const emphasis: ReadonlyMap<string, 'emphasis' | 'strong'> = new Map([['em', 'emphasis'], ['i', 'emphasis'], ['cite', 'emphasis'], ['dfn', 'emphasis'], ['strong', 'strong'], ['b', 'strong']])

/** Elements within each other: no page for people comes near. */
const deepest = 500

/** Throws a `Refusal` where elements are nested too deep: what goes over them again and again would take for ever. */
export function checkDepth(root: Node): void {
  let depth = 0
  let node: Node | null = root
  while (node) {
    if (node.firstChild) {
      node = node.firstChild
      if (++depth > deepest) throw new Refusal(`Elements stand more than ${deepest} deep within each other.`)
    } else {
      while (node && node !== root && !node.nextSibling) {
        node = node.parentNode
        depth--
      }
      node = node === root ? null : (node?.nextSibling ?? null)
    }
  }
}

/**
 * Reads the words of a page, in its order, into drafts: what is no text, or hidden by the page itself, is left out.
 * The page must have been looked at by `checkDepth`.
 */
export function walkPage(page: Page): Flow {
  const table: LineTable = page.raw ? lineTable(page.raw.text) : { lines: [], lineAt: (offset) => offset }
  const flow = new Flow(table)
  /** Without a raw text the place of a block is its number. */
  const originOf = (node: Node): number => (page.raw ? (page.raw.placeOf(node)?.startOffset ?? 0) : flow.drafts.length + 1)

  const visit = (node: Node, form: DraftForm, level: number, preformatted: boolean): void => {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (isText(child)) appendText(child, form, level, preformatted)
      else if (isElement(child) && !isHidden(child)) visitElement(child, form, level, preformatted)
    }
  }

  const visitElement = (element: Element, form: DraftForm, level: number, preformatted: boolean): void => {
    const name = element.localName
    if (unread.has(name)) return
    if (name === 'br') return flow.finish(originOf(element))
    const block = blocks.get(name)
    if (block !== undefined) {
      const own = block === 'inherit' ? form : form === 'quote' || form === 'picture' ? form : block
      const ownLevel = own === 'heading' ? Number(name.slice(1)) || level : 0
      flow.finish(originOf(element))
      flow.begin(own, originOf(element), ownLevel)
      visit(element, own, ownLevel, preformatted || name === 'pre')
      flow.finish(originOf(element))
      flow.begin(form, originOf(element), level)
      return
    }
    const mark = emphasis.get(name)
    const href = name === 'a' ? safeHref(element.getAttribute('href')) : undefined
    if (mark) flow.openMark({ kind: mark })
    else if (href !== undefined) flow.openMark({ kind: 'link', href })
    visit(element, form, level, preformatted)
    if (mark || href !== undefined) flow.closeMark()
  }

  /** How far into the raw text words have been found: where a broken table moves some, what comes later has no place. */
  let reached = 0
  const appendText = (text: Text, form: DraftForm, level: number, preformatted: boolean): void => {
    const own = page.isOwn(text)
    const place = page.raw?.placeOf(text)
    const runs = page.raw && place && place.startOffset >= reached ? alignText(text.data, page.raw.text, place.startOffset, place.endOffset) : [{ text: text.data, raw: null }]
    if (place) reached = Math.max(reached, place.endOffset)
    for (const { text: words, raw } of runs) {
      if (!preformatted) flow.append(words, raw, own)
      else for (const [index, { at, line }] of linesIn(words).entries()) {
        if (index > 0) {
          flow.finish(raw ?? originOf(text))
          flow.begin(form, raw ?? originOf(text), level)
        }
        flow.append(line, raw === null ? null : raw + at, own)
      }
    }
  }

  flow.begin('paragraph', originOf(page.body))
  visit(page.body, 'paragraph', 0, false)
  flow.finish(originOf(page.body))
  return flow
}

function linesIn(text: string): { at: number; line: string }[] {
  let at = 0
  return text.split('\n').map((line) => {
    const found = { at, line }
    at += line.length + 1
    return found
  })
}

/** What the page itself does not show; styles in sheets are not looked at. */
function isHidden(element: Element): boolean {
  return element.hasAttribute('hidden') || /(?:^|;)\s*display\s*:\s*none\b/i.test(element.getAttribute('style') ?? '')
}

/** An address in the web, whole; undefined for anything else, addresses within the site too, whose site is not known. */
export function safeHref(href: string | null): string | undefined {
  if (href === null || href.length > 2048 || !URL.canParse(href.trim())) return undefined
  const url = new URL(href.trim())
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined
}

function isText(node: Node): node is Text {
  return node.nodeType === 3
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1
}
