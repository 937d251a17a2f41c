import { type Entry, getFileNameLowLevel, validateFileName } from 'yauzl'
import { limits } from '../limits'

/** Where an entry says that it lies, and why that cannot be. */
export interface EntryPath {
  /** Parts joined by `/`; fit to be shown, whatever stands there. */
  readonly path: string
  /** A sentence, where the path is none that may be followed. */
  readonly problem?: string
  /** What systems put into archives and people do not mean: folders, hidden files, the shadows that macOS adds. */
  readonly isPassedOver: boolean
}

export function pathOf(entry: Entry): EntryPath {
  const written = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
  const path = written.replace(/[\p{Cc}\p{Surrogate}]/gu, '�').slice(0, limits.archive.path)
  const parts = path.split('/')
  const isPassedOver = written.endsWith('/') || parts.some((part) => /^\.[^./\\]/.test(part) || part === '__MACOSX') || /^(?:thumbs\.db|desktop\.ini)$/i.test(parts.at(-1)!)
  const problem = problemOf(entry, written, path)
  return { path, isPassedOver, ...(problem === undefined ? {} : { problem }) }
}

function problemOf(entry: Entry, written: string, path: string): string | undefined {
  if (written !== path) return 'The path of the file has control characters, or is too long.'
  if (validateFileName(written) !== null) return 'The path of the file leads out of the archive.'
  // The upper half of the attributes are those of Unix, if a Unix wrote the archive.
  if (entry.versionMadeBy >>> 8 === 3 && ((entry.externalFileAttributes >>> 28) & 0xf) === 0xa) return 'This is a link to another file, and links are not followed.'
  return undefined
}
