/** A file of a .zip, as its directory tells of it. */
export interface ZippedFile {
  readonly path: string
  /** Where its own header begins, from the beginning of the archive. */
  readonly header: number
  /** Bytes that it takes in the archive. */
  readonly packed: number
  /** How it is packed: 0 for not at all, 8 for deflate. */
  readonly method: number
}

/**
 * The files in a .zip, from its last bytes: to tell what it brings before any of it is sent. As many as the directory
 * in these bytes has, at most `mostNames`; undefined where there is none, as in what is no .zip. Nothing is unpacked, and
 * nothing here is believed: whoever reads the archive looks again.
 * @param tail the last bytes of the file
 * @param size of the whole file, in bytes
 */
export function filesInZip(tail: Uint8Array, size: number): readonly ZippedFile[] | undefined {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  let end = tail.length - endLength
  while (end >= 0 && view.getUint32(end, true) !== endSignature) end--
  if (end < 0) return undefined
  const begin = view.getUint32(end + 16, true) - (size - tail.length)
  const files: ZippedFile[] = []
  // A directory longer than the tail is read from where it can be found again: from its first whole entry.
  let at = begin >= 0 ? begin : nextEntry(view, 0, end)
  while (at >= 0 && at + entryLength <= end && view.getUint32(at, true) === entrySignature && files.length < mostNames) {
    const [name, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)]
    const path = new TextDecoder().decode(tail.subarray(at + entryLength, Math.min(end, at + entryLength + name)))
    files.push({ path, header: view.getUint32(at + 42, true), packed: view.getUint32(at + 20, true), method: view.getUint16(at + 10, true) })
    at += entryLength + name + extra + comment
  }
  return files.filter(({ path }) => !path.endsWith('/') && !/(^|\/)(\.|__MACOSX\/)/.test(path))
}

/**
 * Where the bytes of a file begin after its header, from the first bytes of that; undefined where they are no header.
 * @param begun at least `headerLength` bytes
 */
export function contentAfter(begun: Uint8Array): number | undefined {
  if (begun.length < headerLength) return undefined
  const view = new DataView(begun.buffer, begun.byteOffset, begun.byteLength)
  return view.getUint32(0, true) === headerSignature ? headerLength + view.getUint16(26, true) + view.getUint16(28, true) : undefined
}

function nextEntry(view: DataView, from: number, end: number): number {
  for (let at = from; at + 4 <= end; at++) if (view.getUint32(at, true) === entrySignature) return at
  return -1
}

const endSignature = 0x06054b50
const endLength = 22
const entrySignature = 0x02014b50
const entryLength = 46
const headerSignature = 0x04034b50

/** Bytes of the header of a file in an archive, without its name. */
export const headerLength = 30

/** Enough to tell what an archive is of. */
const mostNames = 20_000

/** So many of the last bytes of a file are worth looking at. */
export const zipTail = 1024 * 1024
