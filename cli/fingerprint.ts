import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Says of a path, relative to the root and with `/` between its parts, whether it counts. */
export type Counts = (path: string, isFolder: boolean) => boolean

/**
 * A SHA-256, in hex, over the names and contents of files and folders below `root`, in a fixed order. Equal
 * fingerprints mean equal files. A path that is not there counts as missing.
 */
export async function fingerprint(root: string, paths: readonly string[], counts: Counts = () => true): Promise<string> {
  const hash = createHash('sha256')
  for (const path of [...paths].sort()) {
    for (const file of await filesBelow(root, path, counts)) {
      const content = await readFile(join(root, file)).catch(() => undefined)
      hash.update(`${file}\0${content === undefined ? 'missing' : content.length}\0`)
      if (content !== undefined) hash.update(content)
    }
  }
  return hash.digest('hex')
}

async function filesBelow(root: string, path: string, counts: Counts): Promise<string[]> {
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch(() => undefined)
  if (entries === undefined) return [path]
  const files: string[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const below = path === '' ? entry.name : `${path}/${entry.name}`
    if (!counts(below, entry.isDirectory())) continue
    if (entry.isDirectory()) files.push(...(await filesBelow(root, below, counts)))
    else files.push(below)
  }
  return files
}
