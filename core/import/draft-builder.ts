import { isBlank } from './decode'
import type { Draft, DraftForm, DraftMark, Piece } from './draft'
import type { LineTable } from './line-table'

type OpenMark = Omit<DraftMark, 'start' | 'end'>

/** Collects drafts while a tree of markup is walked. All offsets are UTF-16 offsets of the raw text. */
export class DraftBuilder {
  readonly drafts: Draft[] = []
  private form: DraftForm = 'paragraph'
  private level = 0
  /** Where the block begins in the raw text, for blocks of which no character stands there. */
  private origin = 0
  private text = ''
  private pieces: Piece[] = []
  private marks: DraftMark[] = []
  private readonly open: { mark: OpenMark; start: number }[] = []

  constructor(private readonly table: LineTable) {}

  begin(form: DraftForm, origin: number, level = 0): void {
    this.form = form
    this.origin = origin
    this.level = level
  }

  /** Adds characters: those from `raw` in the raw text, or put in where `raw` is null. */
  append(text: string, raw: number | null): void {
    if (text === '') return
    const last = this.pieces.at(-1)
    if (last && last.raw !== null && raw === last.raw + last.text.length) {
      this.pieces[this.pieces.length - 1] = { text: last.text + text, raw: last.raw }
    } else this.pieces.push({ text, raw })
    this.text += text
  }

  openMark(mark: OpenMark): void {
    this.open.push({ mark, start: this.text.length })
  }

  closeMark(): void {
    const closed = this.open.pop()
    if (closed) this.keep(closed)
  }

  /** Ends a block inside a paragraph, at a hard line break. Open marks go on in the next block. */
  breakLine(origin: number): void {
    for (const open of this.open) this.keep(open)
    this.finish()
    for (const open of this.open) open.start = 0
    this.origin = origin
  }

  /** Ends the block. Blocks with nothing to see are dropped. */
  finish(): void {
    if (!isBlank(this.text)) {
      const mapped = this.pieces.filter((piece) => piece.raw !== null)
      const first = mapped[0]?.raw ?? this.origin
      const last = mapped.at(-1)
      const lines = {
        first: this.table.lineAt(first),
        last: this.table.lineAt(last ? last.raw! + last.text.length - 1 : first),
      }
      const marks = this.marks.sort((a, b) => a.start - b.start || b.end - a.end)
      this.drafts.push({ form: this.form, level: this.level, text: this.text, pieces: this.pieces, marks, lines })
    }
    this.text = ''
    this.pieces = []
    this.marks = []
  }

  private keep({ mark, start }: { mark: OpenMark; start: number }): void {
    if (this.text.length > start) this.marks.push({ ...mark, start, end: this.text.length })
  }
}
