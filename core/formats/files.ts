import type { Accept, Finding } from './finding'
import type { LabelledArticle } from './labelled-article'

/** A text file of a folder, decoded. The path is relative to the folder, with `/` between its parts. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

/** A file of a package, as its bytes. */
export interface PackedFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** What a reader made of files: all that fits, and a list of what does not. */
export interface Reading {
  readonly articles: readonly LabelledArticle[]
  readonly findings: readonly Finding[]
}

/** What a writer made: files, and a note for each kind of thing that the format cannot hold. Without notes, nothing is lost. */
export interface Writing {
  readonly files: readonly TextFile[]
  readonly notes: readonly string[]
}

/** What readers are told besides the files. */
export interface ReadOptions {
  /** Whose work it is where the format does not say. */
  readonly annotator: string
  /** Which proposals are taken as if they stood in the file, and told. Left out: none is. */
  readonly accept?: Accept
}

const plain = /[^\p{L}\p{N}\p{M}_\-. ]|^\.|^ | $|\.$/gu

/** A name as the name of a file or folder, with what is not safe there as `%XX`. `nameOfFile` takes it back exactly. */
export function fileNameOf(name: string): string {
  if (name === '') return '%'
  return name
    .replace(/%/g, '%25')
    .replace(plain, (character) => (character === '%' ? '%' : character === '.' ? '%2E' : character === '*' ? '%2A' : encodeURIComponent(character.replace(/\p{Surrogate}/u, '\ufffd'))))
}

/** The name that a file was given its name for. What is not of our making stays as it is. */
export function nameOfFile(file: string): string {
  if (file === '%') return ''
  try {
    return decodeURIComponent(file)
  } catch {
    return file
  }
}

/** The folder, the name without its ending, and the ending of a path. */
export function partsOfPath(path: string): { folder: string; stem: string; ending: string } {
  const slash = path.lastIndexOf('/')
  const file = path.slice(slash + 1)
  const dot = file.lastIndexOf('.')
  return { folder: slash < 0 ? '' : path.slice(0, slash), stem: dot > 0 ? file.slice(0, dot) : file, ending: dot > 0 ? file.slice(dot + 1).toLowerCase() : '' }
}

/** In the order of their names, so that equal articles make equal files, in whatever order they come. */
export function byName<Named extends { readonly name: string }>(articles: readonly Named[]): Named[] {
  return [...articles].sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
}
