import { type Block, type BlockKind, isFurniture } from '@/core/article/block'

/** A block with its place among all blocks of the article. */
export interface PlacedBlock {
  readonly block: Block
  readonly index: number
}

/** How blocks are set: by themselves, gathered in a list, or folded away together. */
export type Region =
  | { readonly kind: 'line'; readonly placed: PlacedBlock }
  | { readonly kind: 'list'; readonly items: readonly PlacedBlock[] }
  | { readonly kind: 'fold'; readonly items: readonly PlacedBlock[]; readonly summary: string }

const foldNames: Partial<Record<BlockKind, string>> = {
  furniture: 'Page furniture',
  footer: 'Footer of the page',
  authorNote: 'About the author',
}

/** Gathers neighbouring list items into lists, and neighbouring furniture of one kind into folds. */
export function regionsOf(blocks: readonly Block[]): readonly Region[] {
  const regions: Region[] = []
  let run: PlacedBlock[] = []
  blocks.forEach((block, index) => {
    const together = block.kind === 'listItem' || isFurniture(block.kind)
    if (!together) return regions.push({ kind: 'line', placed: { block, index } })
    run.push({ block, index })
    if (blocks[index + 1]?.kind === block.kind) return
    regions.push(block.kind === 'listItem' ? { kind: 'list', items: run } : { kind: 'fold', items: run, summary: summaryOf(run) })
    run = []
  })
  return regions
}

/** “Page furniture, 3 lines: same words as lines 11 to 15”. */
function summaryOf(items: readonly PlacedBlock[]): string {
  const name = foldNames[items[0]!.block.kind]
  const lines = items.length === 1 ? '1 line' : `${items.length} lines`
  const reasons = [...new Set(items.flatMap(({ block }) => (block.reason ? [block.reason] : [])))]
  return [`${name}, ${lines}`, ...(reasons.length > 0 && reasons.length < 3 ? [reasons.join('; ')] : [])].join(': ')
}
