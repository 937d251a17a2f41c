import { Readability } from '@mozilla/readability'

/** On every element of the copy that Readability takes apart, the number of the element it is a copy of. */
const mark = 'data-crossread-n'

/** More elements than any article's page has; Readability goes over them many times. */
const mostElements = 30_000

/** The main content of an article is longer than this. UTF-16 units. */
const least = 250

/**
 * The texts of a page that are its main content, by Readability, which is the reader view of Firefox; undefined where it
 * finds none. Readability takes a page apart and puts parts of it together anew, so that it gets a copy, and what is left
 * of that is found in the page again: by the element it stands in and the characters themselves.
 */
export function mainTexts(document: Document): ReadonlySet<Text> | undefined {
  const originals = [...document.querySelectorAll('*')]
  if (originals.length > mostElements) return undefined
  const copy = document.cloneNode(true) as Document
  for (const [index, element] of copy.querySelectorAll('*').entries()) element.setAttribute(mark, String(index))
  const article = new Readability<Node>(copy, { serializer: (node) => node, disableJSONLD: true, charThreshold: 200 }).parse()
  if (!article?.content) return undefined
  const found = new Set<Text>()
  const inOrder = new Map<Element, { texts: Text[]; next: number }>()
  const walker = copy.createTreeWalker(article.content, 4)
  for (let text = walker.nextNode() as Text | null; text; text = walker.nextNode() as Text | null) {
    const number = text.parentElement?.closest(`[${mark}]`)?.getAttribute(mark)
    const original = number === null || number === undefined ? undefined : originals[Number(number)]
    if (!original) continue
    const own = inOrder.get(original) ?? { texts: [...original.childNodes].filter((node): node is Text => node.nodeType === 3), next: 0 }
    inOrder.set(original, own)
    const at = own.texts.findIndex((one, index) => index >= own.next && one.data === text.data)
    if (at < 0) continue
    own.next = at + 1
    found.add(own.texts[at]!)
  }
  // Of a page with next to no text it takes any part for the whole.
  return [...found].reduce((sum, { data }) => sum + data.trim().length, 0) < least ? undefined : found
}
