import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { Annotation } from '@/core/annotation/annotation'
import { type HeardBlock, heardPassages } from '@/core/annotation/heard-passages'
import type { Surface } from '../annotation/surface'
import classes from './PassageLinks.module.css'
import type { PositionMap } from './projection'
import { whenAtRest } from './when-at-rest'

const key = new PluginKey<DecorationSet>('passageLinks')

/**
 * Links at the head of a paragraph to the cards of the passages in it, for those who hear the page: paint is not in the
 * accessibility tree. They have a name and no text, and stand outside the lines: letters, offsets and lines stay what they were.
 */
export const PassageLinks = Extension.create({
  name: 'passageLinks',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, links) => (transaction.getMeta(key) as DecorationSet | undefined) ?? links,
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
})

/** Passages, and the paragraphs in which they are to be named. */
export interface ToHear {
  readonly blocks: Surface['blocks']
  /** In reading order. */
  readonly passages: readonly Annotation[]
  /** Which of all passages each is, from 1. */
  readonly numbers: ReadonlyMap<string, number>
  readonly nameOf: (tag: string) => string
}

/** A way to give paragraphs their links, and to take away those that others had. What is the same stays. */
export function passageLinks(view: EditorView, positions: PositionMap): (passages: ToHear) => () => void {
  let done = '[]'
  return ({ blocks, passages, numbers, nameOf }) => whenAtRest(view.dom, () => {
    const heard = heardPassages(blocks, passages, (id) => numbers.get(id) ?? 0, nameOf)
    const now = JSON.stringify(heard)
    if (now === done || view.isDestroyed) return
    done = now
    const links = heard.map((block) => Decoration.widget(positions.toDocument(block.start), () => linksOf(block), { side: -1, marks: [], ignoreSelection: true, key: JSON.stringify(block) }))
    keepingCaret(() => view.dispatch(view.state.tr.setMeta(key, DecorationSet.create(view.state.doc, links))))
  })
}

function linksOf({ links }: HeardBlock): HTMLElement {
  const holder = document.createElement('span')
  holder.className = classes.links!
  for (const { passage, name } of links) {
    const link = holder.appendChild(document.createElement('a'))
    link.href = `#card-${passage}`
    link.tabIndex = -1
    link.dataset.passage = passage
    link.setAttribute('aria-label', name)
  }
  return holder
}

/** The letters stay where they are, and so shall the caret: TipTap puts its own when it has drawn. */
function keepingCaret(run: () => void): void {
  const selection = getSelection()
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {}
  run()
  const kept = selection?.focusNode === focusNode && selection?.focusOffset === focusOffset
  if (!kept && anchorNode?.isConnected && focusNode?.isConnected) selection?.setBaseAndExtent(anchorNode, anchorOffset ?? 0, focusNode, focusOffset ?? 0)
}
