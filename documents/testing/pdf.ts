/** A line to be set: where, in points from the lower left, how large, and what. */
export interface SetLine {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly text: string
}

/**
 * A PDF file of these pages, written by hand: one font, Helvetica by its own encoding; or, with `unicode`, a font of
 * codes that mean something only by their map to Unicode, as programs embed them.
 */
export function pdfOf(pages: readonly (readonly SetLine[])[], { unicode = false, mapped = true } = {}): Buffer {
  const codes = new Map<string, number>()
  const codeOf = (character: string): number => {
    const code = codes.get(character) ?? codes.size + 1
    codes.set(character, code)
    return code
  }
  const shown = (text: string): string => (unicode
    ? `<${[...text].map((character) => hex(codeOf(character), 4)).join('')}>`
    : `(${text.replace(/[\\()]/g, '\\$&')})`)
  const contents = pages.map((lines) => lines.map(({ x, y, size, text }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm ${shown(text)} Tj ET`).join('\n'))
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, index) => `${7 + index * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    unicode
      ? `<< /Type /Font /Subtype /Type0 /BaseFont /Example /Encoding /Identity-H /DescendantFonts [4 0 R]${mapped ? ' /ToUnicode 6 0 R' : ''} >>`
      : '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Example /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 500 >>',
    '<< /Type /FontDescriptor /FontName /Example /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
    stream(toUnicode(codes)),
    ...contents.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${8 + index * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`, stream(content),
    ]),
  ]
  return assemble(objects)
}

/** A PDF file of these objects, the first its catalogue. Latin-1. */
export function assemble(objects: readonly string[]): Buffer {
  let file = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const at = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`, 'latin1')
}

/** An object that is a stream. */
export function stream(content: string, more = ''): string {
  return `<< /Length ${content.length}${more} >>\nstream\n${content}\nendstream`
}

/** Lines of a page, from the top down, 14 points apart. */
export function setPage(texts: readonly (string | readonly [string, Partial<SetLine>])[], top = 780): SetLine[] {
  return texts.map((line, index) => {
    const [text, more] = typeof line === 'string' ? [line, {}] : line
    return { x: 72, y: top - index * 14, size: 11, text, ...more }
  })
}

function toUnicode(codes: ReadonlyMap<string, number>): string {
  const lines = [...codes].map(([character, code]) => `<${hex(code, 4)}> <${[...Array(character.length).keys()].map((index) => hex(character.charCodeAt(index), 4)).join('')}>`)
  const groups: string[] = []
  for (let at = 0; at < lines.length; at += 100) groups.push(`${Math.min(100, lines.length - at)} beginbfchar\n${lines.slice(at, at + 100).join('\n')}\nendbfchar`)
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n1 begincodespacerange <0000> <ffff> endcodespacerange\n${groups.join('\n')}\nendcmap end end`
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0')
}
