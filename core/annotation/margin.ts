/** A card that wants to stand at the height of its passage. Pixels, from the top of the column. */
export interface MarginCard {
  readonly id: string
  /** Where the passage begins. */
  readonly wanted: number
  readonly height: number
}

/** How cards are set: the least distance between two, and the one that must not move. */
export interface MarginRules {
  readonly gap: number
  /** The card in focus stands exactly at its passage; those above it make room upwards. */
  readonly fixed?: string | undefined
}

/**
 * The top of each card, in pixels. Cards keep the order given (reading order), never overlap, and
 * stand at their passage where they can; else they push each other down. Those above the fixed card
 * are pushed up, and where the column ends at the top, everything moves down instead.
 */
export function layoutMargin(cards: readonly MarginCard[], { gap, fixed }: MarginRules): ReadonlyMap<string, number> {
  const tops = new Map<string, number>()
  const pinned = cards.findIndex((card) => card.id === fixed)
  let free = 0
  const down = (from: number, to: number) => {
    for (let index = from; index < to; index++) {
      const card = cards[index]!
      const top = Math.max(card.wanted, free)
      tops.set(card.id, top)
      free = top + card.height + gap
    }
  }
  down(0, Math.max(0, pinned))
  if (pinned >= 0) {
    const card = cards[pinned]!
    const needed = cards.slice(0, pinned).reduce((sum, one) => sum + one.height + gap, 0)
    const top = Math.max(card.wanted, needed)
    tops.set(card.id, top)
    pushUp(cards, tops, pinned, gap)
    free = top + card.height + gap
  }
  down(pinned + 1, cards.length)
  return tops
}

function pushUp(cards: readonly MarginCard[], tops: Map<string, number>, from: number, gap: number): void {
  for (let index = from - 1; index >= 0; index--) {
    const card = cards[index]!
    const limit = tops.get(cards[index + 1]!.id)! - gap - card.height
    if (tops.get(card.id)! <= limit) return
    tops.set(card.id, limit)
  }
}

/**
 * Whether cards of their full height would stand too far from their passages, so that they are
 * better shrunk to one line each. `reach` is the furthest a card may be pushed, in pixels.
 */
export function isCrowded(cards: readonly MarginCard[], gap: number, reach: number): boolean {
  const tops = layoutMargin(cards, { gap })
  return cards.some((card) => tops.get(card.id)! - card.wanted > reach)
}

/** A card, or in a crowd the line that stands for several. */
export interface MarginItem {
  /** In the order given; more than one where they are gathered. */
  readonly ids: readonly string[]
  readonly wanted: number
  readonly height: number
}

interface GatherRules extends MarginRules {
  readonly reach: number
  readonly line: number
}

/**
 * Gathers cards that would stand further than `reach` from their passages behind one line of height
 * `line`, until the margin has caught up with the text. The fixed card is always by itself, and counts as a line; of those above it
 * as many more are gathered as it takes for it to stand at its passage, the nearest first. With `reach` Infinity none are.
 */
export function gatherMargin(cards: readonly MarginCard[], { gap, fixed, reach, line }: GatherRules): readonly MarginItem[] {
  const items: MarginItem[] = []
  let free = 0
  let gathered: MarginCard[] = []
  const put = (item: MarginItem) => {
    items.push(item)
    free = Math.max(item.wanted, free) + item.height + gap
  }
  const close = () => {
    const [first] = gathered
    if (first) put(gathered.length === 1 ? { ...first, ids: [first.id] } : { ids: gathered.map(({ id }) => id), wanted: first.wanted, height: line })
    gathered = []
  }
  for (const card of cards) {
    const single = card.id === fixed
    const far = gathered.length > 0 ? card.wanted < free + line + gap : free - card.wanted > reach
    if (far && !single) gathered.push(card)
    else {
      close()
      put({ ids: [card.id], wanted: card.wanted, height: card.height })
      if (single) free += line - card.height
    }
  }
  close()
  return reach < Infinity ? withRoom(items, { gap, fixed, line }) : items
}

/** The same, with the fixed card at its passage, if the column begins high enough for that. */
function withRoom(items: readonly MarginItem[], { gap, fixed, line }: Omit<GatherRules, 'reach'>): readonly MarginItem[] {
  const at = items.findIndex(({ ids }) => ids[0] === fixed)
  if (at < 2) return items
  const room = items[at]!.wanted
  // How far down each would end, if all before the fixed one stood one beneath the other from the top.
  let end = 0
  const ends = items.slice(0, at).map(({ height }) => (end += height + gap))
  if (end <= room) return items
  // One alone would be no less of a card for being gathered.
  const kept = Math.min(ends.filter((one) => one + line + gap <= room).length, at - 2)
  const rest = items.slice(kept, at)
  return [...items.slice(0, kept), { ids: rest.flatMap(({ ids }) => ids), wanted: rest[0]!.wanted, height: line }, ...items.slice(at)]
}
