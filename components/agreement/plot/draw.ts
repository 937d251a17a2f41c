import { confusionPlot } from './confusion-plot'
import type { Drawing } from './drawing'
import { type Inks, plotFonts } from './inks'
import { intervalPlot } from './interval-plot'
import { ratePlot } from './rate-plot'
import { weekPlot } from './week-plot'

/**
 * Draws, `width` pixels wide. Plot writes a style sheet into its SVG, which the policy of our pages refuses: it is taken
 * out before the SVG comes into the page, and what it says is in Plate.module.css. Links become those of SVG 2, with
 * their words on the link itself.
 */
export function draw(drawing: Drawing, width: number, inks: Inks): SVGSVGElement {
  const svg = plotOf(drawing, width, inks)
  if (!(svg instanceof SVGSVGElement)) throw new Error('Plot has drawn something else than an SVG.')
  for (const style of svg.querySelectorAll('style')) style.remove()
  svg.removeAttribute('class')
  svg.setAttribute('font-family', plotFonts)
  for (const link of svg.querySelectorAll('a')) {
    const href = link.getAttributeNS('http://www.w3.org/1999/xlink', 'href')
    link.removeAttributeNS('http://www.w3.org/1999/xlink', 'href')
    if (href !== null) link.setAttribute('href', href)
    const named = link.querySelector('[aria-label]')
    if (named) link.setAttribute('aria-label', named.getAttribute('aria-label')!)
    named?.removeAttribute('aria-label')
  }
  for (const group of svg.querySelectorAll('g')) if (!group.querySelector('a')) group.setAttribute('aria-hidden', 'true')
  for (const group of svg.querySelectorAll('g:not([aria-hidden])')) group.removeAttribute('aria-label')
  return svg
}

function plotOf(drawing: Drawing, width: number, inks: Inks): Element {
  switch (drawing.kind) {
    case 'intervals': return intervalPlot(drawing, width, inks)
    case 'weeks': return weekPlot(drawing, width, inks)
    case 'rates': return ratePlot(drawing, width, inks)
    case 'confusion': return confusionPlot(drawing, width, inks)
  }
}
