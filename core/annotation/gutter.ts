/** Where the passage of a badge begins: the top of its line, in pixels. */
export interface BadgePlace {
  readonly id: string
  readonly top: number
}

/** The badges of one line of text, in reading order. */
export interface GutterLine {
  readonly top: number
  readonly ids: readonly string[]
}

/**
 * Gathers badges whose passages begin on the same line. Tops on one line can differ by a pixel or
 * two (italics, a raised figure), so that closer than `tolerance` is the same line.
 */
export function gutterLines(places: readonly BadgePlace[], tolerance: number): readonly GutterLine[] {
  const lines: { top: number; ids: string[] }[] = []
  const sorted = places.map((place, order) => ({ ...place, order })).sort((a, b) => a.top - b.top || a.order - b.order)
  for (const place of sorted) {
    const last = lines.at(-1)
    if (last && place.top - last.top < tolerance) last.ids.push(place.id)
    else lines.push({ top: place.top, ids: [place.id] })
  }
  const order = new Map(places.map((place, index) => [place.id, index]))
  for (const line of lines) line.ids.sort((a, b) => order.get(a)! - order.get(b)!)
  return lines
}
