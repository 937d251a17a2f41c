/** Something that is in one release and not in the other, or not the same: by where it is. */
export interface ChangedItem {
  readonly place: string
  readonly was?: string
  readonly is?: string
}

/** What of one kind was added, is gone, and is another. The lists end after `mostChanges`; the numbers do not. */
export interface ChangeList {
  readonly added: number
  readonly gone: number
  readonly changed: number
  readonly items: readonly (ChangedItem & { readonly how: 'added' | 'gone' | 'changed' })[]
}

/** The difference between two releases of a project. */
export interface ReleaseChanges {
  readonly from: number
  readonly to: number
  readonly articles: ChangeList
  readonly annotations: ChangeList
  readonly decisions: ChangeList
  /** Tags, by their keys. */
  readonly codebook: ChangeList
}

/** The kinds of changes, in the order of the page. */
export const changeNames = { articles: 'Articles', annotations: 'Annotations', decisions: 'Decisions', codebook: 'Codebook' } as const

export const mostChanges = 200

/** Counts changes of one kind, and keeps the first of them. */
export class ChangeTally {
  private readonly counts = { added: 0, gone: 0, changed: 0 }
  private readonly items: (ChangedItem & { how: 'added' | 'gone' | 'changed' })[] = []

  tell(how: 'added' | 'gone' | 'changed', item: ChangedItem): void {
    this.counts[how]++
    if (this.items.length < mostChanges) this.items.push({ ...item, how })
  }

  get list(): ChangeList {
    return { ...this.counts, items: this.items }
  }
}

export function isUnchanged({ articles, annotations, decisions, codebook }: ReleaseChanges): boolean {
  return [articles, annotations, decisions, codebook].every(({ added, gone, changed }) => added + gone + changed === 0)
}
