import { type TextFile, fileNameOf, nameOfFile, partsOfPath } from '../files'

/** Where a page of ours names its layers: those without annotations stand nowhere else. */
export const layersKey = 'crossread:layers'

/** The contexts of a page: the recommendation's, and what ours adds, kept as JSON. */
export const contexts = [
  'http://www.w3.org/ns/anno.jsonld',
  { crossread: 'urn:crossread:', 'crossread:attributes': { '@type': '@json' }, [layersKey]: { '@type': '@json' } },
] as const

/** The file of the collection. */
export const collectionPath = 'annotations.jsonld'

/** The folder of its pages, one for each article. */
export const pageFolder = 'annotations'

/** The address of a page, relative to the others. */
export function pageOfName(name: string): string {
  return `${encodeURIComponent(fileNameOf(name))}.jsonld`
}

/** The file of a text. */
export function textOfName(name: string): string {
  return `texts/${fileNameOf(name)}.txt`
}

/** Its address, relative to a page. */
export function sourceOfName(name: string): string {
  return `../texts/${encodeURIComponent(fileNameOf(name))}.txt`
}

/** The text files, and a way from a target’s source to one of them: by the path, or else by the last part of it. */
export function sourcesOf(files: readonly TextFile[]): { all: (TextFile & { name: string })[]; find: (source: string) => TextFile | undefined } {
  const all = files.filter(({ path }) => partsOfPath(path).ending === 'txt').map((file) => ({ ...file, name: nameOfFile(partsOfPath(file.path).stem) }))
  const byPath = new Map(all.map((file) => [file.path, file]))
  const byName = new Map(all.map((file) => [file.name, file]))
  const find = (source: string) => {
    const last = source.replace(/[?#].*$/s, '').split(/[/:]/).at(-1) ?? ''
    return byPath.get(source) ?? byPath.get(nameOfFile(source.replace(/^(?:\.\.?\/)+/, ''))) ?? byName.get(nameOfFile(last.replace(/\.txt$/i, ''))) ?? byName.get(source)
  }
  return { all, find }
}
