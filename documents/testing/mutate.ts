/** What breaks parsers: put in, or in the place of something. */
const poisons: readonly Buffer[] = [
  ...['\0', '"', '""', "'", ',', ';', '\t', '\n', '\r', '\r\n', '\\', '{', '}', '[', ']', '[[[[[[[[', '{"a":', '<', '>', '</', '<p>', '<table>', '<svg>', '<!--', ']]>', '<![CDATA[', '&', '&#x110000;', '&lt;', '__proto__', 'constructor', 'null', '-1', '1e999', '99999999999999999999',
    '\ufeff', '\u2028', '\u202e', '🕊️', 'e\u0301', 'שלום', 'PK\u0003\u0004', 'PK\u0001\u0002', 'PK\u0005\u0006', '%PDF-', 'endobj', 'stream', '/Kids [2 0 R]', '/Length 99999999', '0 R', '<w:p>', '</w:p>', 'xmlns', '../', 'x'.repeat(300)].map((text) => Buffer.from(text)),
  ...[[0xff], [0xfe, 0xff], [0xff, 0xfe], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xc0, 0xaf], [0x80], [0xe2, 0x82], [0, 0, 0, 0], [0xff, 0xff, 0xff, 0xff]].map((bytes) => Buffer.from(bytes)),
]

/** Changes a file at one to six places: bytes turned, taken out, doubled, poison put in, the end cut off, a stretch of another file put in. */
export function mutate(file: Buffer, others: readonly Buffer[], random: () => number): Buffer {
  const below = (limit: number) => Math.floor(random() * limit)
  let bytes = file
  for (let left = 1 + below(1 + below(6)); left > 0; left--) {
    const at = below(bytes.length + 1)
    const length = random() < 0.2 ? below(200) : below(8)
    const [before, cut, after] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)]
    switch (below(7)) {
      case 0: bytes = Buffer.concat([before, Buffer.from(cut.map((byte) => byte ^ (1 << below(8)))), after]); break
      case 1: bytes = Buffer.concat([before, after]); break
      case 2: bytes = Buffer.concat([before, cut, cut, cut, after]); break
      case 3: bytes = Buffer.concat([before, poisons[below(poisons.length)]!, cut, after]); break
      case 4: bytes = Buffer.concat([before, poisons[below(poisons.length)]!, after]); break
      case 5: bytes = random() < 0.3 ? before : bytes; break
      default: {
        const other = others[below(others.length)] ?? file
        const from = below(other.length)
        bytes = Buffer.concat([before, other.subarray(from, from + below(400)), after])
      }
    }
  }
  return bytes
}
