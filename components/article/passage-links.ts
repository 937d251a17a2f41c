import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { HeardBlock } from '@/core/annotation/heard-passages'
import classes from './PassageLinks.module.css'
import type { PositionMap } from './projection'

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

/** Gives these paragraphs their links, and takes away those that others had. What is the same stays. */
export function linkPassages(view: EditorView, positions: PositionMap, blocks: readonly HeardBlock[]): void {
  const links = blocks.map((block) => Decoration.widget(positions.toDocument(block.start), () => linksOf(block), { side: -1, marks: [], ignoreSelection: true, key: JSON.stringify(block) }))
  view.dispatch(view.state.tr.setMeta(key, DecorationSet.create(view.state.doc, links)))
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
