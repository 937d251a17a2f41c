import sax from 'sax'

/** An element of an XML document. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string
  /** Of its namespace; empty where it has none. */
  readonly uri: string
  /** Those without a prefix by their name; others by prefix, colon and name. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** Its own text, without that of its children. */
  readonly text: string
  /** From 1. */
  readonly line: number
}

const declaresType = 'The file declares a document type, which can make small files huge: it was not read.'

/** Nothing that we read goes so deep. */
const deepest = 40

/** A document that is none, or none that we read, with the line. */
class XmlProblem extends Error {}

interface Growing {
  readonly name: string
  readonly uri: string
  readonly attributes: Map<string, string>
  readonly children: XmlElement[]
  readonly words: string[]
  readonly line: number
}

/**
 * Parses XML 1.0 strictly. There are no entities but the five of XML and numbers: a document type is refused, and so is
 * what is nested beyond reason. Answers with the root, or with what is wrong and where.
 */
export function parseXml(text: string): { readonly root: XmlElement } | { readonly problem: string; readonly line: number } {
  const parser = sax.parser(true, { xmlns: true, position: true, strictEntities: true } as Parameters<typeof sax.parser>[1])
  const fail = (message: string): never => {
    throw new XmlProblem(message)
  }
  const open: Growing[] = []
  let attributes = new Map<string, string>()
  let root: XmlElement | undefined
  const words = (more: string) => void open.at(-1)?.words.push(more)
  const handlers: Partial<ReturnType<typeof sax.parser>> = {
    onerror: (error) => fail(`The file is not XML: ${error.message.split('\n')[0]!.toLowerCase().slice(0, 100)}.`),
    ondoctype: () => fail(declaresType),
    onattribute: ({ name, value }) => {
      if (attributes.has(name)) fail('The file is not XML: an attribute stands twice.')
      attributes.set(name, value)
    },
    onopentag: (tag) => {
      if (open.length >= deepest) fail(`The elements are nested more than ${deepest} deep.`)
      open.push({ name: 'local' in tag ? tag.local : tag.name, uri: 'uri' in tag ? tag.uri : '', attributes, children: [], words: [], line: parser.line + 1 })
      attributes = new Map()
    },
    ontext: words,
    oncdata: words,
    onclosetag: () => {
      const { words, ...element } = open.pop()!
      const closed: XmlElement = { ...element, text: words.join('') }
      const parent = open.at(-1)
      if (parent) parent.children.push(closed)
      else root = closed
    },
  }
  Object.assign(parser, handlers)
  // The parser keeps what follows “<!” and looks at all of it again with every character: what it would refuse in the end is refused before.
  const declared = declarationIn(text)
  if (declared >= 0) {
    const line = text.slice(0, declared).split(/\r\n?|\n/).length
    return { problem: /^<!DOCTYPE/i.test(text.slice(declared, declared + 9)) ? declaresType : 'The file is not XML: “<!” begins neither a comment nor a section of characters.', line }
  }
  try {
    // As XML has it, a line end of any kind is a line feed.
    parser.write(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')).close()
  } catch (error) {
    if (error instanceof XmlProblem) return { problem: error.message, line: parser.line + 1 }
    throw error
  }
  return root ? { root } : { problem: 'The file is not XML: there is no element.', line: 1 }
}

/** What may stand in between with any characters in it, by how it begins and ends. */
const sections = [['<!--', '-->'], ['<![CDATA[', ']]>'], ['<?', '?>']] as const

/** Where a declaration begins, outside of sections that may hold what looks like one; -1 where there is none. */
function declarationIn(text: string): number {
  const opening = /<[!?]/g
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const section = sections.find(([begin]) => text.startsWith(begin, found!.index))
    if (!section) return found.index
    const end = text.indexOf(section[1], found.index + section[0].length)
    if (end < 0) return -1
    opening.lastIndex = end + section[1].length
  }
  return -1
}

/** What XML 1.0 cannot hold, by reference either. All of these are one UTF-16 unit. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** A text that XML can hold: what it forbids becomes U+FFFD, one for one, so that no offset moves. */
export function allowedInXml(text: string): string {
  return text.replace(forbidden, '\ufffd')
}

/** A text as the value of an attribute, line breaks and tabs too. */
export function xmlAttribute(text: string): string {
  return text.replace(/[&<>"\t\r\n]/g, (character) => `&#${character.codePointAt(0)};`)
}
