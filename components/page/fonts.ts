/** The faces that every page is set in (the italic of its mark among them), as files: to be fetched together with the styles, so that nothing is laid out twice. */
export const faces = [
  new URL('@fontsource-variable/newsreader/files/newsreader-latin-opsz-normal.woff2', import.meta.url).href,
  new URL('@fontsource-variable/newsreader/files/newsreader-latin-opsz-italic.woff2', import.meta.url).href,
  new URL('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', import.meta.url).href,
]
