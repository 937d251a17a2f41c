import type { Continuum, Unit } from '../unitizing/continuum'

/**
 * The layers in an order that depends on nothing but where the units are and which of them share a label: not on the
 * order in which people, spans or labels were given, nor on their names. So the same seed draws the same chance
 * continua, whoever asks. A unit that one annotator entered twice with the same label is kept once.
 */
export function canonicalLayers({ layers }: Pick<Continuum, 'layers'>): { readonly layers: readonly (readonly Unit[])[]; readonly dropped: number } {
  const places = new Map<string, string[]>()
  for (const { start, end, label } of layers.flat()) {
    const known = places.get(label)
    if (known) known.push(`${start}-${end}`)
    else places.set(label, [`${start}-${end}`])
  }
  const signatures = new Map([...places].map(([label, list]) => [label, list.sort().join()]))
  const byPlace = (a: Unit, b: Unit) => a.start - b.start || a.end - b.end || compare(signatures.get(a.label)!, signatures.get(b.label)!)
  let dropped = 0
  const ordered = layers.map((layer) => {
    const seen = new Set<string>()
    const kept = layer.filter(({ start, end, label }) => {
      const key = `${start} ${end} ${label}`
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
    dropped += layer.length - kept.length
    return kept.sort(byPlace)
  })
  const compareLayers = (a: readonly Unit[], b: readonly Unit[]): number => {
    for (let at = 0; at < a.length && at < b.length; at++) {
      const order = byPlace(a[at]!, b[at]!)
      if (order !== 0) return order
    }
    return a.length - b.length
  }
  return { layers: ordered.sort(compareLayers), dropped }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
