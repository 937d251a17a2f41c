/** Scrolls the page up as far as it takes for a line (its lower edge, in the viewport) to stand free above a sheet from below. */
export function uncover(sheet: HTMLElement, lineBottom: number): void {
  const covered = lineBottom + 24 - sheet.getBoundingClientRect().top
  if (covered > 0) window.scrollBy({ top: covered })
}
