/** The lines of `checksums.txt`, as `sha256sum -c` reads them, in the order of the paths. */
export function checksums(files: readonly { readonly path: string; readonly sha256: string }[]): string {
  const sorted = [...files].sort((one, other) => (one.path < other.path ? -1 : 1))
  // A line break or a backslash in a name is escaped, and the line begins with a backslash: so sha256sum does.
  return sorted.map(({ path, sha256 }) => (/[\\\n\r]/.test(path) ? `\\${sha256}  ${path.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}\n` : `${sha256}  ${path}\n`)).join('')
}

/** The files that `checksums.txt` names; what is no line of it is left out. */
export function readChecksums(text: string): readonly { readonly path: string; readonly sha256: string }[] {
  return text.split('\n').flatMap((line) => {
    const [, escaped, sha256, path] = /^(\\?)([0-9a-f]{64}) {2}(.+)$/s.exec(line) ?? []
    if (sha256 === undefined || path === undefined) return []
    return [{ sha256, path: escaped ? path.replace(/\\([\\nr])/g, (_, one: string) => (one === 'n' ? '\n' : one === 'r' ? '\r' : '\\')) : path }]
  })
}
