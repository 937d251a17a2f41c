import { Editor } from '@tiptap/core'
import type { ReadableArticle } from './ArticleText'
import { articleClasses, lengthAttributes } from './elements'
import { extensions } from './extensions'
import { type HeardWords, markWords } from './marked-line'
import { type ToHear, passageLinks } from './passage-links'
import { positionMap, project } from './projection'

/** Puts elements into a text for those who hear it. */
export interface TextWriter {
  /** Puts elements around words of the text. What was read of its elements before holds no longer. */
  readonly mark: (words: readonly HeardWords[]) => void
  /** Gives paragraphs links to the cards of their passages, once the page is at rest; gives a function that ends the waiting. The letters stay in the elements they are in. */
  readonly link: (passages: ToHear) => () => void
}

/** A TipTap view of an article, not yet on the page. */
export interface Takeover extends TextWriter {
  /** The element to put where the server's HTML was. */
  readonly element: HTMLElement
  readonly editor: Editor
  destroy(): void
}

/** Makes the view. This module is loaded when the page is idle: all of TipTap hangs on it. */
export function takeOver(article: ReadableArticle): Takeover {
  const holder = document.createElement('div')
  const editor = new Editor({
    element: holder,
    extensions: [...extensions],
    content: project(article),
    editable: false,
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    enableCoreExtensions: { keymap: false, drop: false, paste: false, delete: false, tabindex: false },
    editorProps: {
      attributes: { class: articleClasses.article, role: 'document', ...(article.language ? { lang: article.language } : {}), ...lengthAttributes(article.blocks) },
      handleDOMEvents: { dragstart: () => true },
    },
  })
  const positions = positionMap(article)
  return { element: holder, editor, mark: (words) => markWords(editor.view, positions, words), link: passageLinks(editor.view, positions), destroy: () => editor.destroy() }
}
