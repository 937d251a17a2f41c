/**
 * The paths in a .zip, from its last bytes: to tell what it brings before any of it is sent. As many as the directory
 * in these bytes has, at most `mostNames`; undefined where there is none, as in what is no .zip. Nothing is unpacked, and
 * nothing here is believed: whoever reads the archive looks again.
 * @param tail the last bytes of the file
 * @param size of the whole file, in bytes
 */
export function namesInZip(tail: Uint8Array, size: number): readonly string[] | undefined {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  let end = tail.length - endLength
  while (end >= 0 && view.getUint32(end, true) !== endSignature) end--
  if (end < 0) return undefined
  const begin = view.getUint32(end + 16, true) - (size - tail.length)
  const names: string[] = []
  // A directory longer than the tail is read from where it can be found again: from its first whole entry.
  let at = begin >= 0 ? begin : nextEntry(view, 0, end)
  while (at >= 0 && at + entryLength <= end && view.getUint32(at, true) === entrySignature && names.length < mostNames) {
    const [name, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)]
    names.push(new TextDecoder().decode(tail.subarray(at + entryLength, Math.min(end, at + entryLength + name))))
    at += entryLength + name + extra + comment
  }
  return names.filter((name) => !name.endsWith('/') && !/(^|\/)(\.|__MACOSX\/)/.test(name))
}

function nextEntry(view: DataView, from: number, end: number): number {
  for (let at = from; at + 4 <= end; at++) if (view.getUint32(at, true) === entrySignature) return at
  return -1
}

const endSignature = 0x06054b50
const endLength = 22
const entrySignature = 0x02014b50
const entryLength = 46

/** Enough to tell what an archive is of. */
const mostNames = 20_000

/** So many of the last bytes of a file are worth looking at. */
export const zipTail = 1024 * 1024
