import type { BlockKind } from './block'

/** What a block is called in a sentence, and several of them. */
export interface KindNames {
  readonly one: string
  readonly several: string
}

const names: Partial<Record<BlockKind, KindNames>> = {
  byline: { one: 'a byline', several: 'bylines' },
  date: { one: 'a date line', several: 'date lines' },
  caption: { one: 'a caption', several: 'captions' },
}

/** What blocks are called that are in sight and yet not annotated by default; undefined for all other kinds. */
export function unusualNames(kind: BlockKind): KindNames | undefined {
  return names[kind]
}
