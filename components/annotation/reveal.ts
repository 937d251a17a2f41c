import type { Annotation } from '@/core/annotation/annotation'
import { extentBounds } from '@/core/annotation/fragment'
import type { CodePoint } from '@/core/text/offset'
import type { Place, Surface } from './surface'

/** What the head and the foot of the page may cover, in pixels. */
const covered = { top: 96, bottom: 160 }

/** Opens the fold a passage is in, and brings its beginning into view if it is out of it. */
export function reveal(surface: Surface, annotation: Pick<Annotation, 'extent'>): void {
  const { start } = extentBounds(annotation.extent)
  openFold(surface, start)
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  scrollToPlace(surface.lineOf(start), calm ? 'auto' : 'smooth')
}

/** Opens the fold a place is in. */
export function openFold(surface: Surface, at: CodePoint): void {
  surface.blocks.find((one) => one.end > at)?.element.closest('details')?.setAttribute('open', '')
}

/** Scrolls only where a place cannot be seen; then it comes to a third of the window's height. */
export function scrollToPlace(place: Place | undefined, behavior: ScrollBehavior = 'auto'): void {
  if (!place || (place.top > covered.top && place.bottom < window.innerHeight - covered.bottom)) return
  window.scrollBy({ top: place.top - window.innerHeight / 3, behavior })
}
