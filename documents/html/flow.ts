import type { DraftForm, DraftMark } from '@/core/import/draft'
import { DraftBuilder } from '@/core/import/draft-builder'
import type { LineTable } from '@/core/import/line-table'

type OpenMark = Pick<DraftMark, 'kind' | 'href'>

/** White space that HTML takes for one space. A non-breaking one is a character like others. */
const collapsible = /[ \t\n\r\f]+/g

/**
 * Sets text as a browser sets it, into drafts: white space collapses, none stands at the edges of a block, and marks
 * begin and end at words. Counts how much of each draft is the article's own.
 */
export class Flow {
  private readonly builder: DraftBuilder
  /** A space that is set when a word follows: where it stands in the raw text. Undefined where none waits. */
  private space: number | null | undefined
  private begun = false
  /** Marks that open with the next word. */
  private waiting: OpenMark[] = []
  private own = 0
  private others = 0
  /** For each draft, whether more than half of its characters are the article's own. */
  readonly isOwn: boolean[] = []

  constructor(table: LineTable) {
    this.builder = new DraftBuilder(table)
  }

  get drafts() {
    return this.builder.drafts
  }

  /** @param origin where the block begins in the raw text, for one of which no character stands there */
  begin(form: DraftForm, origin: number, level = 0): void {
    this.builder.begin(form, origin, level)
    this.begun = false
    this.space = undefined
  }

  append(text: string, raw: number | null, own: boolean): void {
    let at = 0
    for (const { index, 0: gap } of text.matchAll(collapsible)) {
      this.word(text.slice(at, index), raw === null ? null : raw + at, own)
      // The first space that stands there as such is the one that is kept.
      const plain = gap.indexOf(' ')
      if (this.begun && this.space === undefined) this.space = raw === null || plain < 0 ? null : raw + index + plain
      at = index + gap.length
    }
    this.word(text.slice(at), raw === null ? null : raw + at, own)
  }

  openMark(mark: OpenMark): void {
    this.waiting.push(mark)
  }

  closeMark(): void {
    if (this.waiting.length > 0) this.waiting.pop()
    else this.builder.closeMark()
  }

  /** Ends the block, or a line of it: what follows is a block of the same form unless another begins. Open marks go on there. */
  finish(origin: number): void {
    const before = this.drafts.length
    this.builder.breakLine(origin)
    if (this.drafts.length > before) this.isOwn.push(this.own > this.others)
    this.own = this.others = 0
    this.begun = false
    this.space = undefined
  }

  private word(text: string, raw: number | null, own: boolean): void {
    if (text === '') return
    if (this.space !== undefined) this.builder.append(' ', this.space)
    this.space = undefined
    this.begun = true
    for (const mark of this.waiting) this.builder.openMark(mark)
    this.waiting = []
    this.builder.append(text, raw)
    if (own) this.own += text.length
    else this.others += text.length
  }
}
