/** Files that were chosen on one page and are sent on the next, by the import they belong to. A reload forgets them: then they are chosen again. */
const files = new Map<string, File>()

export function keepToSend(importId: string, file: File): void {
  files.set(importId, file)
}

/** The file, once. */
export function takeToSend(importId: string): File | undefined {
  const file = files.get(importId)
  files.delete(importId)
  return file
}
