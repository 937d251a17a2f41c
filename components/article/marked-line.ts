import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { CodePoint } from '@/core/text/offset'
import type { PositionMap } from './projection'

/** Words under the same passages, as they are given to those who hear the text. Offsets in code points, end exclusive. */
export interface HeardWords {
  readonly start: CodePoint
  readonly end: CodePoint
  /** Identities of the cards that say more, one after the other. */
  readonly details: string
  /** The tags, in words. */
  readonly description: string
}

const key = new PluginKey<DecorationSet>('markedLine')

/** Real elements around the passages of one line: paint is not in the accessibility tree, and a decoration per passage of the article would lay all of it out again. */
export const MarkedLine = Extension.create({
  name: 'markedLine',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, marks) => (transaction.getMeta(key) as DecorationSet | undefined) ?? marks,
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
})

/** Puts `<mark>` around these words, and takes away those that were there. They must not overlap: the last attribute alone would be left. */
export function markWords(view: EditorView, positions: PositionMap, words: readonly HeardWords[]): void {
  const marks = words.map(({ start, end, details, description }) =>
    Decoration.inline(positions.toDocument(start), positions.toDocument(end), { nodeName: 'mark', 'aria-details': details, 'aria-description': description }))
  view.dispatch(view.state.tr.setMeta(key, DecorationSet.create(view.state.doc, marks)))
}
