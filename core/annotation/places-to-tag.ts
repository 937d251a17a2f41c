import { isAnnotatedByDefault, isFurniture } from '../article/block'
import { unusualNames } from '../article/unusual-names'
import type { Occurrence } from './find-phrase'

/** What is asked of a place here. */
type Place = Pick<Occurrence, 'kind'>

/**
 * The places that are tagged when all are: those of the article proper. Where there are none, those in captions and the like,
 * which are asked about first; what is folded away is never among them.
 */
export function placesToTag<P extends Place>(found: readonly P[]): readonly P[] {
  const proper = found.filter(({ kind }) => isAnnotatedByDefault(kind))
  return proper.length > 0 ? proper : found.filter(({ kind }) => !isFurniture(kind))
}

/** Where a place stands that is not of the article proper, as in `in a caption` or `folded away`; undefined for the others. */
export function asideInWords({ kind }: Place): string | undefined {
  if (isFurniture(kind)) return 'folded away'
  const names = unusualNames(kind)
  return names && `in ${names.one}`
}

/** How many places are not of the article proper, and where they stand: `1 in a caption`, `2 in bylines`, `1 folded away`. What is folded away comes last. */
export function countAside(found: readonly Place[]): readonly string[] {
  const unusual = [...new Set(found.map(({ kind }) => kind))].flatMap((kind) => {
    const names = unusualNames(kind)
    const count = found.filter((one) => one.kind === kind).length
    return names ? [`${count} in ${count === 1 ? names.one : names.several}`] : []
  })
  const folded = found.filter(({ kind }) => isFurniture(kind)).length
  return folded > 0 ? [...unusual, `${folded} folded away`] : unusual
}
