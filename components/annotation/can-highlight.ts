/**
 * Whether a browser draws the underlines of highlights, each at its depth. That it has the API, and works the style out, is
 * no sign of it: Firefox 140 to 145 draw no line at all, and Safari drew all depths on one line until the summer of 2026. No
 * page can see what is painted. So engines are told by what came with it: `text-decoration-inset`, in Firefox
 * in the same version, in Safari a little before.
 */
export function drawsUnderlines(supports: (condition: string) => boolean): boolean {
  const isChromium = supports('-webkit-app-region: drag')
  return isChromium || supports('text-decoration-inset: 1px')
}

let can: boolean | undefined

/** Whether passages can be underlined with the CSS Custom Highlight API here. Where not, RectPaint draws boxes beneath the lines. */
export function canHighlight(): boolean {
  return (can ??= typeof CSS !== 'undefined' && 'highlights' in CSS && 'adoptedStyleSheets' in document && drawsUnderlines((condition) => CSS.supports(condition)))
}
