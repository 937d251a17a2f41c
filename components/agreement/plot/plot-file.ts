import { draw } from './draw'
import type { Drawing } from './drawing'
import { plotFonts, printInks } from './inks'

/** What a file says of itself besides the plot. */
export interface FileWords {
  readonly title: string
  /** What was computed, of what, and when: under the plot, in lines as long as they come. */
  readonly notes: readonly string[]
}

const width = 720
const line = 15
const charactersPerLine = 118

/**
 * A plot as an SVG that stands for itself: on white, for print, without links, with the words that a figure must not be
 * separated from. Text stays text, in a typeface that the reader has.
 */
export function svgFile(drawing: Drawing, { title, notes }: FileWords): string {
  const svg = draw(withoutLinks(drawing), width, printInks)
  const document = svg.ownerDocument
  const lines = notes.flatMap((note) => broken(note))
  const height = Number(svg.getAttribute('height'))
  const whole = height + 14 + lines.length * line
  const element = (name: string, attributes: Readonly<Record<string, string | number>>, text?: string) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name)
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
    if (text !== undefined) made.textContent = text
    return made
  }
  svg.setAttribute('width', String(width + 24))
  svg.setAttribute('height', String(whole + 24))
  svg.setAttribute('viewBox', `-12 -12 ${width + 24} ${whole + 24}`)
  svg.setAttribute('role', 'img')
  svg.setAttribute('color', printInks.ink)
  for (const hidden of svg.querySelectorAll('[aria-hidden]')) hidden.removeAttribute('aria-hidden')
  svg.prepend(element('title', {}, title), element('desc', {}, notes.join(' ')), element('rect', { x: -12, y: -12, width: width + 24, height: whole + 24, fill: printInks.paper }))
  lines.forEach((words, index) => svg.append(element('text', { x: 0, y: height + 14 + index * line, 'text-anchor': 'start', 'font-size': 11, 'font-family': plotFonts, fill: printInks.soft }, words)))
  return new XMLSerializer().serializeToString(svg)
}

/** The same as a PNG, three pixels for one. @throws where the browser cannot draw it. */
export async function pngFile(drawing: Drawing, words: FileWords): Promise<Blob> {
  const written = svgFile(drawing, words)
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(written)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * 3
  canvas.height = image.naturalHeight * 3
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser gives no canvas.')
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('This browser writes no PNG.')
  return blob
}

function withoutLinks(drawing: Drawing): Drawing {
  if (drawing.kind === 'intervals' || drawing.kind === 'weeks') return { ...drawing, rows: drawing.rows.map((row) => ({ ...row, href: null })) }
  if (drawing.kind === 'rates') return { ...drawing, panels: drawing.panels.map((panel) => ({ ...panel, rates: panel.rates.map((rate) => ({ ...rate, href: null })) })) }
  return drawing
}

function broken(words: string): readonly string[] {
  const lines: string[] = []
  for (const word of words.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < charactersPerLine) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
