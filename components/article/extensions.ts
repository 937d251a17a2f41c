import { type AnyExtension, Extension, Mark, Node } from '@tiptap/core'
import { Document } from '@tiptap/extension-document'
import { Text } from '@tiptap/extension-text'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { Block } from '@/core/article/block'
import { articleClasses, blockElement, linkAttributes, masked } from './elements'
import { webAddress } from './inline'
import { MarkedLine } from './marked-line'
import { PassageLinks } from './passage-links'

/*
 * Everything TipTap knows of an article, listed by hand: a ready-made kit adds what changes the
 * text. The HTML is that of ArticleText, element for element.
 */

const hidden = (name: string) => ({ [name]: { default: null, rendered: false } })

const Line = Node.create({
  name: 'line',
  group: 'region',
  content: 'text*',
  addAttributes: () => ({ ...hidden('kind'), ...hidden('start'), ...hidden('end'), ...hidden('reason'), ...hidden('index'), ...hidden('firstTitle') }),
  renderHTML: ({ node }): DOMOutputSpec => {
    const { index, firstTitle, ...block } = node.attrs
    const { tag, attributes } = blockElement({ block: block as Block, index: Number(index) }, Boolean(firstTitle))
    return [tag, attributes, 0]
  },
})

const List = Node.create({
  name: 'list',
  group: 'region',
  content: 'line+',
  renderHTML: (): DOMOutputSpec => ['ul', { class: articleClasses.list }, 0],
})

const Fold = Node.create({
  name: 'fold',
  group: 'region',
  content: 'line+',
  addAttributes: () => hidden('summary'),
  renderHTML: ({ node }): DOMOutputSpec => [
    'details',
    { class: articleClasses.fold },
    ['summary', { class: articleClasses.foldSummary, lang: 'en' }, String(node.attrs.summary)],
    ['div', { class: articleClasses.foldBody }, 0],
  ],
  // Opening and closing is the reader's affair: to ProseMirror it would be a change to be undone.
  addNodeView: () => ({ node }) => {
    const dom = document.createElement('details')
    dom.className = articleClasses.fold
    const summary = dom.appendChild(document.createElement('summary'))
    summary.className = articleClasses.foldSummary
    summary.lang = 'en'
    summary.textContent = String(node.attrs.summary)
    const contentDOM = dom.appendChild(document.createElement('div'))
    contentDOM.className = articleClasses.foldBody
    return {
      dom,
      contentDOM,
      ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
      stopEvent: (event) => event.target instanceof globalThis.Node && summary.contains(event.target),
    }
  },
})

const Emphasis = Mark.create({ name: 'emphasis', renderHTML: (): DOMOutputSpec => ['em', 0] })
const Strong = Mark.create({ name: 'strong', renderHTML: (): DOMOutputSpec => ['strong', 0] })

const Masked = Mark.create({ name: 'masked', renderHTML: (): DOMOutputSpec => ['span', { class: articleClasses.masked, ...masked }, 0] })

const Link = Mark.create({
  name: 'link',
  addAttributes: () => hidden('href'),
  renderHTML: ({ mark }): DOMOutputSpec => {
    const href = webAddress({ kind: 'link', href: String(mark.attrs.href), start: 0 as Block['start'], end: 0 as Block['end'] })
    return href ? ['a', linkAttributes(href), 0] : ['span', 0]
  },
})

/** Refuses every change: the text is evidence. */
const ReadOnly = Extension.create({
  name: 'readOnly',
  addProseMirrorPlugins: () => [new Plugin({ filterTransaction: (transaction) => !transaction.docChanged })],
})

/** The extensions of the reader. Marks in the order of their nesting, the outermost first. */
export const extensions: readonly AnyExtension[] = [Document.extend({ content: 'region*' }), Text, Line, List, Fold, Masked, Link, Strong, Emphasis, ReadOnly, MarkedLine, PassageLinks]
